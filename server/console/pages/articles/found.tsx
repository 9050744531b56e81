import { useEffect, useId } from 'preact/hooks';
import type { FindabilityRow } from '../../../../protocol/findability.ts';
import { Meter } from '../../charts/bars.tsx';
import { formatRoute } from '../../state/address.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Icon } from '../../ui/parts.tsx';
import { contentWords } from '../../words/content.ts';
import { FEW, isHard } from './findings.ts';
import { foundWords as words } from './found-words.ts';
import { rowTitle, type Articles } from './state.ts';
import { tryWords } from './try-words.ts';

/** ms after something was saved: what is typed in one go is checked once. */
const PAUSE = 2_500;
/** Misses that are shown without being asked for. */
const SHOWN = 4;

interface FoundProps extends PageProps {
  articles: Articles;
  id: string | undefined;
  lang: string;
  /** Whether it has a question and an answer. */
  whole: boolean;
  /** Ways to ask it, as they are written now. */
  count: number;
  savedAt: number | undefined;
}

/** Another article, by its name. */
const Other = ({ site, articles, id, lang }: Pick<FoundProps, 'site' | 'articles' | 'lang'> & { id: string }) => {
  const rows = articles.rows.value;
  const row = rows?.find((one) => one.id === id);
  if (!row) return <span>{rows ? words.gone : id}</span>;
  const named = rowTitle(row, lang);
  return (
    <a href={formatRoute({ site: site.key, page: 'articles', id, filter: {} })}>
      <bdi lang={named.lang}>{named.title || id}</bdi>
    </a>
  );
};

type ResultProps = Pick<FoundProps, 'site' | 'articles' | 'lang'> & { row: FindabilityRow };

const Misses = ({ missed, ...props }: Omit<ResultProps, 'row'> & { missed: FindabilityRow['missed'] }) => (
  <ul class="misses">
    {missed.map(({ text, got }) => (
      <li key={text}>
        <q lang={props.lang} dir="auto">
          {text}
        </q>{' '}
        {got === undefined ? (
          <span class="meta">{words.findsNothing}</span>
        ) : (
          <span>
            <span class="meta">{words.finds}</span> <Other {...props} id={got} />
          </span>
        )}
      </li>
    ))}
  </ul>
);

const Result = ({ row, ...props }: ResultProps) => {
  const { of, found, missed, confused_with } = row;
  const hidden = missed.slice(SHOWN);
  // Of one that is found once, the way to ask tells already.
  const often = confused_with.filter(({ count }) => count > 1);
  if (of === 0) return <p class="found-told">{words.none}</p>;
  return (
    <>
      <p class="found-told">
        {isHard(row) && <Icon name="warn" small />}
        <b>{found === of ? words.all(of) : words.result(found, of)}</b>
      </p>
      <Meter share={found / of} />
      {of < FEW && <p class="meta">{words.few(of)}</p>}
      {missed.length > 0 && (
        <>
          <h4>{words.misses}</h4>
          <Misses {...props} missed={missed.slice(0, SHOWN)} />
          {hidden.length > 0 && (
            <details>
              <summary>{words.more(hidden.length)}</summary>
              <Misses {...props} missed={hidden} />
            </details>
          )}
        </>
      )}
      {often.length > 0 && (
        <>
          <h4>{words.confused}</h4>
          <ul class="misses">
            {often.slice(0, SHOWN).map(({ id, count }) => (
              <li key={id}>
                <Other {...props} id={id} /> <span class="meta">{words.times(count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="meta">{words.what}</p>
    </>
  );
};

/** Where there is no other article, nothing was checked. */
const Alone = ({ count }: { count: number }) => (
  <>
    <p class="found-told">{words.alone}</p>
    {count < FEW && <p class="meta">{words.few(count)}</p>}
  </>
);

/** How far the check is, or why it is none. */
const Progress = ({
  app,
  articles,
  lang,
  fresh,
}: Pick<FoundProps, 'app' | 'articles' | 'lang'> & { fresh: boolean }) => {
  const { computing, problem } = articles.findings.of(lang);
  const retry = (): void => articles.findings.look(lang);
  if (!app.online.value) return <p class="meta">{words.offline}</p>;
  if (problem)
    return (
      <p class="error" role="status">
        {words.failed(problem)}{' '}
        <button type="button" class="textual" onClick={retry}>
          {contentWords.saving.retry}
        </button>
      </p>
    );
  if (!computing) return fresh ? null : <p class="meta">{words.begins}</p>;
  const { done, of } = computing;
  if (fresh) return <p class="meta">{words.again}</p>;
  return (
    <p class="found-progress">
      <span class="meta">{words.checking(done, of)}</span>
      <Meter share={of ? done / of : 0} />
    </p>
  );
};

/** How well shoppers find this article in one language, by ways to ask that were left out of its own. */
export const Found = (props: FoundProps) => {
  const { app, site, articles, id, lang, whole, count, savedAt } = props;
  const { findings } = articles;
  const heading = useId();
  const online = app.online.value;
  const reads = site.role === 'viewer';
  const known = id !== undefined && whole && !reads;
  const { rows, alone } = findings.of(lang);
  const row = known ? rows?.get(id) : undefined;
  useEffect(() => {
    if (known && online) findings.look(lang, savedAt ? PAUSE : 0);
  }, [known, lang, savedAt, online]);
  return (
    <div class="found" role="group" aria-labelledby={heading}>
      <div class="found-head">
        <h3 id={heading}>{words.title}</h3>
        <button type="button" class="textual" onClick={() => (articles.trying.value = lang)}>
          {tryWords.open}
        </button>
      </div>
      {!known && <p class="meta">{reads ? words.forStaff : words.incomplete}</p>}
      {row && <Result {...{ site, articles, lang }} row={row} />}
      {known && !row && count === 0 && <p class="found-told">{words.none}</p>}
      {known && alone && count > 0 && <Alone count={count} />}
      {known && !alone && (row !== undefined || count > 0) && (
        <Progress {...{ app, articles, lang }} fresh={row !== undefined} />
      )}
    </div>
  );
};
