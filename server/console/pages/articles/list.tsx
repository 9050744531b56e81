import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../../format/money.ts';
import { formatRoute } from '../../state/address.ts';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Blank, Failed, Icon, Skeleton } from '../../ui/parts.tsx';
import { words as common } from '../../words.ts';
import { Arrange } from './arrange-list.tsx';
import { foundWords } from './found-words.ts';
import { NEW } from './opened.ts';
import { Rows } from './rows.tsx';
import { PublishSeveral, readyIn } from './publish-several.tsx';
import { AddSeveral, FindField, Ways } from './starting.tsx';
import { startingWords } from './starting-words.ts';
import type { Articles } from './state.ts';
import { Topics } from './topics.tsx';
import { tryWords } from './try-words.ts';
import { articleWords as words } from './words.ts';

interface ListProps extends PageProps {
  articles: Articles;
}

/** Offered where one looks at what is not published, if there are several. */
const Several = (props: ListProps) => {
  const asked = useSignal(false);
  const ready = readyIn(props.articles.rows.value).length;
  if (props.site.role === 'viewer' || props.articles.show.value !== 'unpublished' || (ready < 2 && !asked.value))
    return null;
  return (
    <>
      <button type="button" class="ctl" onClick={() => (asked.value = true)}>
        {startingWords.several.open(ready)}
      </button>
      {asked.value && <PublishSeveral {...props} onClose={() => (asked.value = false)} />}
    </>
  );
};

/** In which language; where the shop has several. */
const HardIn = ({ articles }: Pick<ListProps, 'articles'>) => {
  const { languages, lang, hard, findings } = articles;
  if (languages.value.length < 2) return null;
  const counts = new Map(hard.value.by.map((one) => [one.lang, one.count]));
  return (
    <select
      class="choice"
      aria-label={foundWords.mark.lang}
      value={lang.value}
      onChange={(event) => articles.filter('lang', event.currentTarget.value)}
    >
      <option value="">{foundWords.mark.any}</option>
      {languages.value.map((one) => (
        <option key={one} value={one}>
          {findings.of(one).computing
            ? foundWords.mark.checking(language(one))
            : foundWords.mark.one(language(one), counts.get(one) ?? 0)}
        </option>
      ))}
    </select>
  );
};

const Filters = (props: ListProps) => {
  const { articles } = props;
  const { rows, q, show, waiting, hard, found } = articles;
  const all = rows.value?.length ?? 0;
  const toggle = (name: string): void => articles.filter('show', show.value === name ? '' : name);
  return (
    <div class="filters article-filters">
      <FindField label={words.search} value={q.value} onValue={(text) => articles.filter('q', text)} />
      <button
        type="button"
        class="ctl soft"
        aria-pressed={show.value === 'unpublished'}
        onClick={() => toggle('unpublished')}
      >
        {words.unpublishedOnly(waiting.value)}
      </button>
      {(hard.value.all > 0 || show.value === 'hard') && (
        <button type="button" class="ctl soft" aria-pressed={show.value === 'hard'} onClick={() => toggle('hard')}>
          {foundWords.mark.filter(hard.value.all)}
        </button>
      )}
      {show.value === 'hard' && <HardIn articles={articles} />}
      <Several {...props} />
      <span class="count" role="status">
        {found.value === all ? words.count(all) : words.found(found.value, all)}
      </span>
    </div>
  );
};

/** Nothing is written yet: what comes here, an example, and the ways to begin. */
const Empty = ({ site, fresh }: { site: string; fresh: string | undefined }) => (
  <Blank icon="book" title={words.empty} lead={words.emptyLead}>
    <figure class="example">
      <blockquote>
        <b>{words.emptyExample}</b>
        <p>{words.emptyExampleNote}</p>
      </blockquote>
    </figure>
    {fresh ? <Ways site={site} fresh={fresh} /> : <p class="lead">{words.emptyViewer}</p>}
  </Blank>
);

const Nothing = ({ articles }: { articles: Articles }) => (
  <Blank icon="filter" title={words.nothing} lead={words.nothingLead}>
    <button type="button" class="ctl" onClick={articles.clear}>
      {words.clear}
    </button>
  </Blank>
);

const Body = ({ app, site, articles, fresh }: ListProps & { fresh: string | undefined }) => {
  const { rows, problem, found, arranging } = articles;
  if (!rows.value && problem.value) {
    return <Failed title={words.failed} reason={problem.value} retry={() => void articles.load()} />;
  }
  if (!rows.value) return <Skeleton rows={8} />;
  if (!rows.value.length) return <Empty site={site.key} fresh={fresh} />;
  if (arranging.value) return <Arrange app={app} articles={articles} />;
  return (
    <>
      <Filters app={app} site={site} articles={articles} />
      <p class="error" role="status">
        {problem.value && words.stale(problem.value)}
      </p>
      {found.value ? <Rows app={app} site={site} articles={articles} /> : <Nothing articles={articles} />}
    </>
  );
};

/** All articles by topic, and what can be done with all of them. */
export const ListPage = ({ app, site, articles }: ListProps) => {
  const topics = useSignal(false);
  const list = useRef<HTMLElement>(null);
  const writes = site.role !== 'viewer';
  const fresh = formatRoute({ site: site.key, page: 'articles', id: NEW, filter: {} });
  const some = (articles.rows.value?.length ?? 0) > 0;
  const move = (by: number): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a[data-id]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useEffect(() => {
    const { id } = articles.last;
    if (id) list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
    delete articles.last.id;
    app.mover.value = move;
    return () => void (app.mover.value = undefined);
  }, []);
  const [main] = articles.languages.value;
  // A check is long and all shops share one queue: other languages are checked when somebody looks at what is hard to find.
  const checked = (articles.show.value === 'hard' ? articles.languages.value : [main]).join();
  useEffect(() => {
    if (some && writes) for (const lang of checked.split(',')) articles.findings.look(lang);
  }, [some, writes, checked]);
  return (
    <>
      <Head title={common.nav.articles} onSearch={() => (app.dialog.value = 'search')}>
        {some && !articles.arranging.value && (
          <button type="button" class="ctl" onClick={() => (articles.trying.value = main)}>
            {tryWords.open}
          </button>
        )}
        {writes && !articles.arranging.value && (
          <>
            <button type="button" class="ctl" onClick={() => (topics.value = true)}>
              {words.topics.open}
            </button>
            {some && (
              <button type="button" class="ctl" onClick={() => articles.arrange(true)}>
                {words.arrange.open}
              </button>
            )}
            {some && <AddSeveral site={site.key} />}
            <a class="ctl ink" href={fresh}>
              <Icon name="plus" />
              {words.fresh}
            </a>
          </>
        )}
      </Head>
      <section class="articles" aria-label={words.list} ref={list}>
        <Body app={app} site={site} articles={articles} fresh={writes ? fresh : undefined} />
      </section>
      {topics.value && <Topics app={app} site={site} articles={articles} onClose={() => (topics.value = false)} />}
    </>
  );
};
