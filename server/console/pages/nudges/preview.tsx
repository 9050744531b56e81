import type { NudgeContent } from '../../../../protocol/content.ts';
import type { SiteDocument } from '../../../../protocol/site.ts';
import { directionOf } from '../../format/languages.ts';
import { Icon } from '../../ui/parts.tsx';
import { wordsOf } from './body.ts';
import { editWords as words } from './editWords.ts';
import { frameOf } from './templates.ts';

const COUNT = '2';
/** Missing to free delivery while nothing is set. */
const GAP = 38;

const moneyIn = (lang: string, amount: number, currency: string): string => {
  try {
    const look = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
    const digits = { trailingZeroDisplay: 'stripIfInteger', numberingSystem: 'latn' } as const;
    return new Intl.NumberFormat(lang, { ...look, ...digits }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
};

/** What is missing in the example: less than the rule allows. */
export const gapOf = ({ within }: Pick<NudgeContent, 'within'>): number =>
  within ? Number((within * 0.4).toPrecision(2)) : GAP;

/** What stands for the places in braces, made up. */
export const sampleOf = (
  nudge: NudgeContent,
  lang: string,
  main: string,
  currency: string,
): Record<string, string> => ({
  item: frameOf(lang, main).item,
  count: COUNT,
  gap: moneyIn(lang, gapOf(nudge), currency),
});

/** A sentence with its places filled; the amount stands out, and names run in their own direction. */
const Filled = ({ text, values }: { text: string; values: Record<string, string> }) => (
  <>
    {text.split(/(\{\w+\})/).map((piece, n) => {
      const name = piece.slice(1, -1);
      if (n % 2 === 0 || !values[name]) return piece;
      const value = <bdi key={n}>{values[name]}</bdi>;
      return name === 'gap' ? <b key={n}>{value}</b> : value;
    })}
  </>
);

interface PreviewProps {
  nudge: NudgeContent;
  lang: string;
  currency: string;
  shop: SiteDocument | undefined;
}

/** The note as a shopper sees it, with made-up values, in the shop's colours. */
export const Preview = ({ nudge, lang, currency, shop }: PreviewProps) => {
  const { title, text, yes } = wordsOf(nudge, lang);
  const frame = frameOf(lang, shop?.lang ?? 'en');
  const values = sampleOf(nudge, lang, shop?.lang ?? 'en', currency);
  const colours = Object.entries(shop?.colours.light ?? {});
  const style = Object.fromEntries(colours.map(([token, colour]) => [`--w-${token}`, colour]));
  const isBar = nudge.kind === 'free_delivery';
  const share = nudge.threshold ? Math.max(0, 100 - (gapOf(nudge) / nudge.threshold) * 100) : 70;
  return (
    <figure class="note-preview" style={style} dir={directionOf(lang)}>
      <figcaption dir="ltr">
        <b>{words.preview}</b> {words.previewLead}
      </figcaption>
      {isBar && (
        <>
          <p class="note-step" dir="ltr">
            {words.bar}
          </p>
          <div class="note-bar" lang={lang}>
            <span>
              <Filled text={title} values={values} />
            </span>
            <Icon name="x" small />
            <span class="note-meter">
              <span style={{ '--share': `${share}%` }} />
            </span>
          </div>
          <p class="note-step" dir="ltr">
            {words.card}
          </p>
        </>
      )}
      <div class="note-card" lang={lang}>
        <div class="note-what">
          {!isBar && <span class="note-picture" role="img" aria-label={words.sample} />}
          <div>
            <p class="note-title">
              <Filled text={title} values={values} />
            </p>
            {text && (
              <p>
                <Filled text={text} values={values} />
              </p>
            )}
          </div>
        </div>
        <div class="note-buttons">
          <span lang={frame.lang}>{frame.no}</span>
          {yes && <span>{yes}</span>}
        </div>
        <p class="note-why" lang={frame.lang}>
          {frame.why}
        </p>
      </div>
    </figure>
  );
};
