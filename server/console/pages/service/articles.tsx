import { useSignal } from '@preact/signals';
import type { ArticleHelp, Part } from '../../../../protocol/helpFigures.ts';
import { Behind } from '../../charts/behind.tsx';
import { Titled } from '../../charts/defined.tsx';
import { Dot, type Scale } from '../../charts/dot.tsx';
import { ownName } from '../../format/languages.ts';
import { number } from '../../format/money.ts';
import { percent, span } from '../../format/shares.ts';
import { formatRoute } from '../../state/address.ts';
import { figureWords } from '../../words/figures.ts';
import { failing, missingOf, type Order } from './sentence.ts';
import { serviceWords } from './words.ts';

const words = serviceWords.articles;
const WHOLE: Scale = { from: 0, to: 1 };
const ORDERS: readonly Order[] = ['contacted', 'helped'];

const Title = ({ row, site }: { row: ArticleHelp; site: string }) => (
  <a href={formatRoute({ site, page: 'articles', id: row.article, filter: {} })} lang={row.lang} dir="auto">
    {row.title ?? words.untitled}
  </a>
);

const Lang = ({ lang }: { lang: string }) => <bdi lang={lang}>{ownName(lang)}</bdi>;

/** The other figure of the row, in quiet words. */
const other = ({ helped, contacted }: ArticleHelp, order: Order): string => {
  if (order === 'helped') return contacted.share ? words.contacted(percent(contacted.share.share)) : '';
  if (helped.share) return words.helped(percent(helped.share.share));
  return helped.of ? words.votes(helped.count, helped.of) : words.noVotes;
};

const Row = ({ row, site, order }: { row: ArticleHelp; site: string; order: Order }) => {
  const part = row[order];
  const more = other(row, order);
  return (
    <li>
      <span class="failing-article">
        <Title row={row} site={site} />
        <span class="meta">
          <Lang lang={row.lang} /> · {words.viewed(row.viewed)}
          {more && ` · ${more}`}
        </span>
      </span>
      {part.share ? (
        <span class="failing-share">
          <Dot at={part.share.share} low={part.share.low} high={part.share.high} {...WHOLE} />
          <b>{words[order](percent(part.share.share))}</b> <span class="meta">{span(part.share)}</span>
        </span>
      ) : (
        <span class="meta">{words.missing(missingOf(part))}</span>
      )}
    </li>
  );
};

const Cell = ({ part: { count, of, share } }: { part: Part }) => (
  <td>
    {share ? (
      <>
        {percent(share.share)} <span>({span(share)})</span>
      </>
    ) : (
      words.part(count, of)
    )}
  </td>
);

const Table = ({ articles, site }: { articles: readonly ArticleHelp[]; site: string }) => (
  <details class="more-of">
    <summary>{figureWords.table}</summary>
    <Behind heads={words.heads}>
      {articles.map((row) => (
        <tr key={`${row.lang} ${row.article}`}>
          <th scope="row">
            <Title row={row} site={site} />{' '}
            <span class="meta">
              <Lang lang={row.lang} />
            </span>
          </th>
          <td>{number(row.viewed)}</td>
          <Cell part={row.helped} />
          <Cell part={row.contacted} />
        </tr>
      ))}
    </Behind>
  </details>
);

/** The articles that leave most to a person, or help least; each leads to where it can be bettered. */
export const Failing = ({ articles, site }: { articles: readonly ArticleHelp[]; site: string }) => {
  const order = useSignal<Order>('contacted');
  const { rows, few } = failing(articles, order.value);
  return (
    <section class="card">
      <div class="card-head">
        <Titled level="h2" title={words.title} defined={words.defined} />
        <span role="group" aria-label={words.by} class="service-orders">
          {ORDERS.map((one) => (
            <button
              key={one}
              type="button"
              class="ctl soft"
              aria-pressed={one === order.value}
              onClick={() => (order.value = one)}
            >
              {words.orders[one]}
            </button>
          ))}
        </span>
      </div>
      {articles.length === 0 && <p class="lead">{words.none}</p>}
      {articles.length > 0 && few && <p class="lead">{words.few[order.value]}</p>}
      <ol class="failing">
        {rows.map((row) => (
          <Row key={`${row.lang} ${row.article}`} row={row} site={site} order={order.value} />
        ))}
      </ol>
      {articles.length > 0 && <Table articles={articles} site={site} />}
    </section>
  );
};
