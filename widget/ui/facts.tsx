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
  const { price, currency, delivery = {} } = product;
  const money = (amount: number | undefined, code = currency) =>
    amount === undefined || !code ? undefined : speech.money(amount, code);
  const cost = delivery.rate === 0 ? words.free : money(delivery.rate, delivery.currency);
  const arrives =
    delivery.from === undefined
      ? cost && words.delivery
      : speech.fill(words.arrives, { date: dayWords(delivery.from, delivery.to ?? delivery.from, speech) });
  const paid = money(price);
  const rows: [IconName, string | undefined, string | undefined][] = [
    ['box', stockWords(product, speech) ?? (paid && words.price), paid],
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
              <span class="t">{text}</span>
              {end ? (
                <em>
                  <bdi>{end}</bdi>
                </em>
              ) : null}
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
};
