import './together.ts';
import type { ProductFacts } from '../../protocol/commerce.ts';
import { moneyOf } from '../locales/money.ts';
import type { Speech } from '../locales/speech.ts';
import { Drawing } from './icons.tsx';
import type { Shown } from './shown.ts';

const BOX = 'm12 3.5 7.5 4v9l-7.5 4-7.5-4v-9l7.5-4Zm-7.5 4 7.5 4 7.5-4M12 11.5v9';
const TRUCK = 'M3 6.5h11v10H3zM14 10h4l3 3.5v3h-7zM7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm10 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z';

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
  const cost = rate === 0 ? words.free : rate && currency ? moneyOf(speech.tag, rate, currency) : undefined;
  const arrives =
    from === undefined ? cost && words.delivery : speech.fill(words.arrives, { date: dayWords(from, to!, speech) });
  const rows: [sign: string, string | undefined, (string | undefined)?][] = [
    [BOX, stockWords(product, speech)],
    [TRUCK, arrives, cost],
  ];
  if (!rows.some(([, text]) => text)) return null;
  return (
    <>
      <h4 class="cap">{speech.fill(words.about, { product: product.name })}</h4>
      <ul class="facts">
        {rows.map(([sign, text, end]) =>
          text ? (
            <li key={sign}>
              <Drawing d={sign} look="s" />
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
