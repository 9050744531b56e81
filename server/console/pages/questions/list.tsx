import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { QuestionRow } from '../../../../protocol/figures.ts';
import { number, language } from '../../format/money.ts';
import { known, signedPercent, tellChange } from '../../format/shares.ts';
import { formatRoute } from '../../state/address.ts';
import type { App } from '../../state/app.ts';
import { Blank, Failed, Skeleton, Tag } from '../../ui/parts.tsx';
import { figureWords } from '../../words/figures.ts';
import type { Questions } from './state.ts';
import { questionWords as words } from './words.ts';

const TONES = { unanswered: 'warn', unhelpful: 'warn', answered: 'ok' };

/** What became of it, in a word or two: a begun article says more than that there is none. */
export const State = ({ row }: { row: QuestionRow }) => {
  if (row.aside) return <Tag>{words.states.aside}</Tag>;
  if (row.state === 'unanswered' && row.draft) return <Tag tone="info">{words.draft}</Tag>;
  if (row.state === 'unanswered' && row.written) return <Tag tone="info">{words.written}</Tag>;
  return <Tag tone={TONES[row.state]}>{words.states[row.state]}</Tag>;
};

/** How much more or less it is asked, where that is clear; what is not is told in the detail. */
const Trend = ({ row: { change } }: { row: QuestionRow }) => {
  const found = change && known(change);
  if (!found || change.verdict === 'unclear') return null;
  return (
    <p class="meta trend" title={words.than(tellChange(change))}>
      {signedPercent(found.by)}
    </p>
  );
};

/** Its language, and that there is no help in it. */
export const spokenIn = ({ lang, no_help }: QuestionRow): string =>
  no_help ? words.inNoHelp(language(lang)) : language(lang);

/** What is to be known beside the state: how often it was the worst, and that this was before an answer was written. */
const about = ({ state, none, asked, unhelpful, written, draft, aside }: QuestionRow): string => {
  if (state === 'unanswered') return (written && !draft && !aside ? words.withoutBefore : words.without)(none, asked);
  return state === 'unhelpful' ? words.unhelpful(unhelpful) : '';
};

interface RowProps {
  row: QuestionRow;
  href: string;
  selected: boolean;
  onFocus: () => void;
}

const Row = ({ row, href, selected, onFocus }: RowProps) => (
  <tr>
    <td>
      <a href={href} data-id={row.id} aria-current={selected ? 'true' : undefined} onFocus={onFocus}>
        <bdi lang={row.lang}>{row.text}</bdi>
      </a>
      <p class="meta">{[spokenIn(row), about(row)].filter(Boolean).join(' · ')}</p>
    </td>
    <td>
      {number(row.asked)}
      <Trend row={row} />
    </td>
    <td>
      <State row={row} />
    </td>
  </tr>
);

/** Nothing to show: because nobody asked, because all is well, or because of the filters. */
const Nothing = ({ questions, install }: { questions: Questions; install: string }) => {
  const { state, lang, page } = questions.asked.value;
  const counts = questions.list.found.value?.counts;
  if (state === 'unanswered' && counts && counts.answered + counts.unhelpful > 0) {
    return <Blank icon="check" title={words.allGood} lead={words.allGoodLead} />;
  }
  if (state === 'aside' && !lang && !page) {
    return <Blank icon="check" title={words.noneAside} lead={words.noneAsideLead} />;
  }
  if (state || lang || page) {
    return (
      <Blank icon="filter" title={words.nothing} lead={words.nothingLead}>
        <button type="button" class="ctl" onClick={questions.clear}>
          {words.clear}
        </button>
      </Blank>
    );
  }
  return (
    <Blank icon="question" title={words.empty} lead={words.emptyLead}>
      <figure class="example">
        <blockquote>“{words.emptyExample}”</blockquote>
        <figcaption>{words.emptyExampleNote}</figcaption>
      </figure>
      <a class="ctl ink" href={install}>
        {words.emptyAction}
      </a>
    </Blank>
  );
};

const Rows = ({ app, questions, rows }: { app: App; questions: Questions; rows: QuestionRow[] }) => {
  const table = useRef<HTMLTableElement>(null);
  const cursor = questions.cursor.value;
  const id = questions.open.value;
  const rowOf = (wanted: string) => table.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted)}"]`);
  // Before the next paint, so that Enter right after J opens the row J went to.
  useLayoutEffect(() => {
    if (cursor && !id) rowOf(cursor)?.focus();
  }, [cursor, id]);
  useEffect(() => {
    if (id) rowOf(id)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <table class="asked-rows" ref={table}>
      <thead>
        <tr>
          <th scope="col">{words.heads.text}</th>
          <th scope="col">{words.heads.asked}</th>
          <th scope="col">{words.heads.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            href={formatRoute({ ...app.router.route.value, id: row.id })}
            selected={row.id === id}
            onFocus={() => questions.point(row.id)}
          />
        ))}
      </tbody>
    </table>
  );
};

/** What people asked, or why there is nothing. */
export const List = ({ app, questions, site }: { app: App; questions: Questions; site: string }) => {
  const { found, problem, waiting, again } = questions.list;
  const list = found.value;
  if (!list && problem.value) {
    return <Failed title={words.failed} reason={problem.value} retry={() => void again()} />;
  }
  if (!list) return <Skeleton rows={7} />;
  return (
    <div class="rows" aria-busy={waiting.value}>
      <p class="error" role="status">
        {problem.value && figureWords.stale(problem.value)}
      </p>
      {list.rows.length ? (
        <>
          <Rows app={app} questions={questions} rows={list.rows} />
          <p class="lead">{words.alike}</p>
        </>
      ) : (
        <Nothing questions={questions} install={formatRoute({ site, page: 'install', filter: {} })} />
      )}
    </div>
  );
};
