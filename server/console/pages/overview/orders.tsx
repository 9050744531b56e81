import type { Overview } from '../../../../protocol/figures.ts';
import { Behind as Table } from '../../charts/behind.tsx';
import { Defined, Titled } from '../../charts/defined.tsx';
import { Line, type LineMark } from '../../charts/line.tsx';
import { money, number } from '../../format/money.ts';
import { dayName } from '../../format/shares.ts';
import { overviewWords } from './words.ts';

const words = overviewWords.daily;
const tell = overviewWords.orders;
type Marks = Overview['orders']['marks'];

/** Characters of a title that the line has room for. */
const ROOM = 18;
const short = (title: string): string =>
  title.length > ROOM ? words.longTitle(title.slice(0, ROOM).trimEnd()) : title;

/** What was published on one day, in a few words. */
const markOf = (titles: string[]): string =>
  titles.length > 1 ? words.publishedMany(titles.length) : words.published(short(titles[0] ?? ''));

const titlesOn = (marks: Marks, day: string): string[] =>
  marks.filter((mark) => mark.day === day).map(({ title }) => title);

/** One mark a day, in their order. */
export const marksOf = (marks: Marks, days: string[]): LineMark[] =>
  days.flatMap((day, at) => {
    const titles = titlesOn(marks, day);
    return titles.length ? [{ at, text: markOf(titles) }] : [];
  });

const headsOf = ({ marks }: Overview['orders']): string[] => {
  const { day, now, before, marks: titles } = words.heads;
  return marks.length > 0 ? [day, now, before, titles] : [day, now, before];
};

const Behind = ({ orders, open }: { orders: Overview['orders']; open: boolean }) => (
  <Table heads={headsOf(orders)}>
    {orders.days.map((day, n) => (
      <tr key={day}>
        <th scope="row">{open && n === orders.days.length - 1 ? words.soFar(dayName(day)) : dayName(day)}</th>
        <td>{number(orders.now[n] ?? 0)}</td>
        <td>{orders.before[n] === undefined ? '' : number(orders.before[n])}</td>
        {orders.marks.length > 0 && (
          <td>
            <bdi>{titlesOn(orders.marks, day).join(', ')}</bdi>
          </td>
        )}
      </tr>
    ))}
  </Table>
);

/** Each currency for itself. */
const Revenue = ({ revenue }: { revenue: Overview['revenue'] }) => {
  const amounts = Object.entries(revenue).filter(([, amount]) => amount !== 0);
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  return (
    <p class="revenue">
      {amounts.length > 0 && `${words.revenue} `}
      <b>{list.format(amounts.map(([currency, amount]) => money(amount, currency)))}</b>
      {amounts.length === 0 && words.noRevenue}
      <Defined name={words.revenue} text={words.revenueDefined} />
    </p>
  );
};

const sum = (values: number[]): number => values.reduce((all, value) => all + value, 0);

interface OrdersProps {
  overview: Pick<Overview, 'orders' | 'revenue'>;
  days: number;
  /** Today in the shop's time zone, YYYY-MM-DD. */
  today: string;
}

/** Orders a day over those of the period before, and what they were worth. */
export const Orders = ({ overview, days, today }: OrdersProps) => {
  const { orders, revenue } = overview;
  const open = orders.days.at(-1) === today;
  return (
    <section class="card">
      <div class="card-head">
        <Titled level="h2" title={words.title} defined={words.defined} />
        <Revenue revenue={revenue} />
      </div>
      <Line
        name={words.name(number(sum(orders.now)), number(sum(orders.before)), days)}
        labels={orders.days.map(dayName)}
        now={orders.now}
        before={orders.before}
        open={open}
        marks={marksOf(orders.marks, orders.days)}
        names={{
          now: words.now(days),
          before: words.before(days),
          shortNow: words.shortNow,
          shortBefore: words.shortBefore,
        }}
        tell={(n) => words.point(dayName(orders.days[n] ?? ''), tell(orders.now[n] ?? 0), tellBefore(orders.before[n]))}
        note={open ? words.open(tell(orders.now.at(-1) ?? 0)) : words.whole}
      >
        <Behind orders={orders} open={open} />
      </Line>
    </section>
  );
};

const tellBefore = (before: number | undefined): string | undefined =>
  before === undefined ? undefined : number(before);
