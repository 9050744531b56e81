import type { QuestionRow, Stall } from '../../../../protocol/figures.ts';
import { Titled } from '../../charts/defined.tsx';
import { number } from '../../format/money.ts';
import { Said } from '../../ui/parts.tsx';
import { formatRoute, type Route } from '../../state/address.ts';
import { articleRoute } from '../../state/back.ts';
import { articleFrom } from '../questions/begin.ts';
import { overviewWords } from './words.ts';

interface MissingProps {
  rows: QuestionRow[];
  site: string;
  days: number;
  mayWrite: boolean;
}

/** On to an article: the one that was begun, the one that was the nearest, or a new one. */
const Write = ({ row, here }: { row: QuestionRow; here: Route }) => {
  const words = overviewWords.missing;
  const { draft, article, text } = row;
  const to = (id: string): string => formatRoute(articleRoute(here, id));
  if (draft)
    return (
      <a href={to(draft)} aria-label={words.draftFor(text)}>
        {words.draft}
      </a>
    );
  if (article)
    return (
      <a href={to(article)} aria-label={words.improveFor(text)}>
        {words.improve}
      </a>
    );
  return (
    <a href={articleFrom(here, row)} aria-label={words.writeFor(text)}>
      {words.write}
    </a>
  );
};

/** The questions that most want an answer. */
export const Missing = ({ rows, site, days, mayWrite }: MissingProps) => {
  const words = overviewWords.missing;
  const query = { days: String(days), state: 'unanswered' };
  const here: Route = { site, page: 'overview', filter: {}, query: { days: query.days } };
  return (
    <section class="card">
      <div class="card-head">
        <Titled level="h2" title={words.title} defined={words.defined} />
        {rows.length > 0 && (
          <a class="meta" href={formatRoute({ site, page: 'questions', filter: {}, query })}>
            {words.all}
          </a>
        )}
      </div>
      {rows.length === 0 && <p class="lead">{words.none}</p>}
      <ul class="counted">
        {rows.map((row) => (
          <li key={row.id}>
            <b>{number(row.none)}</b>
            <a
              class="asked"
              href={formatRoute({ site, page: 'questions', id: row.id, filter: {}, query: { days: query.days } })}
            >
              <span dir="auto" lang={row.lang}>
                {row.text}
              </span>
            </a>
            {mayWrite && <Write row={row} here={here} />}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** How far visits came that brought no order, most first. */
export const Stalls = ({ stalls }: { stalls: Stall[] }) => {
  const words = overviewWords.stalls;
  const seen = stalls.filter(({ visits }) => visits > 0).toSorted((a, b) => b.visits - a.visits);
  return (
    <section class="card">
      <Titled level="h2" title={words.title} defined={words.defined} />
      {seen.length === 0 && <p class="lead">{words.none}</p>}
      <ul class="counted">
        {seen.map(({ where, visits, asked }) => (
          <li key={where}>
            <b>{number(visits)}</b>
            <span class="asked">{words.where[where]}</span>
            <span class="lead">
              {asked ? <Said sentence={{ text: words.asked, parts: { asked } }} /> : words.nothing}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
