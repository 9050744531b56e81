import type { ProductFacts } from '../../protocol/commerce.ts';
import type { Speech } from '../locales/speech.ts';
import { Icon, type IconName } from './icons.tsx';
import type { Shown } from './shown.ts';

/** "25 November", "25 or 26 November", "25 – 28 November". */
const dayWords = (from: number, to: number, speech: Speech): string => {
  const dates = speech.dates({ day: 'numeric', month: 'long' });
  const parts = dates.formatRangeToParts(from, to);
  const or = speech
    .lists('disjunction')
    .formatToParts(['1', '2'])
    .find(({ type }) => type === 'literal')?.value;
  const next = to - from < 129_600_000;
  return parts
    .map(({ type, value, source }) =>
      next && type === 'literal' && source === 'shared' && /[–—~-至]/.test(value) ? or : value,
    )
    .join('');
};

const stockWords = ({ stock, sold }: ProductFacts, { words, count }: Speech): string | undefined => {
  if (sold === 'out' || stock === 0) return sold === 'pre' ? words.preOrder : words.outOfStock;
  if (stock) return count(words.stock, stock);
  return sold && (sold === 'pre' ? words.preOrder : words.inStock);
};

/** What the page itself says of the product in view, and nothing else. */
export const Facts = ({ state, speech }: Shown) => {
  const { words } = speech;
  const product = state.product.value;
  if (!product) return null;
  const { rate, currency, from, to = from } = product.delivery ?? {};
  const cost = rate === 0 ? words.free : rate && currency ? speech.money(rate, currency) : undefined;
  const arrives =
    from === undefined ? cost && words.delivery : speech.fill(words.arrives, { date: dayWords(from, to!, speech) });
  const rows: [IconName, string | undefined, (string | undefined)?][] = [
    ['box', stockWords(product, speech)],
    ['truck', arrives, cost],
  ];
  if (!rows.some(([, text]) => text)) return null;
  return (
    <>
      <h4 class="cap">{speech.fill(words.about, { product: product.name })}</h4>
      <ul class="facts num">
        {rows.map(([icon, text, end]) =>
          text ? (
            <li key={icon}>
              <Icon name={icon} look="s" />
              <span class="t">
                <span>{text}</span>
                {end ? <bdi class="small">{end}</bdi> : null}
              </span>
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
};
