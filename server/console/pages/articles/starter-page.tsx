import { useEffect } from 'preact/hooks';
import type { StarterList, StarterQuestion } from '../../../../protocol/starting.ts';
import { ownName } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import { formatRoute } from '../../state/address.ts';
import type { App } from '../../state/app.ts';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Blank, Failed, Icon, Skeleton, Tag } from '../../ui/parts.tsx';
import type { Articles } from './state.ts';
import { inMain, topicsOf, type Starter } from './starter.ts';
import { BackToList, FindField, focusHeading, listRoute, starterRoute } from './starting.tsx';
import { startingWords } from './starting-words.ts';

const words = startingWords.starter;
const TONES = { draft: 'info', live: 'ok' };
const SHOWN = ['open', 'live', 'all'] as const;
type Shown = (typeof SHOWN)[number];

interface StarterProps extends PageProps {
  articles: Articles;
  starter: Starter;
}

/** How far it is, in words and as a bar. */
const Progress = ({ starter, all }: { starter: Starter; all: number }) => {
  const { live, draft } = starter.counts.value;
  return (
    <div class="starter-progress">
      <p>
        <b>{words.progress(live, all)}</b> {draft > 0 && <span class="meta">{words.drafts(draft)}</span>}
      </p>
      <svg class="starter-bar" viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" width={all} height="1" />
        <rect class="begun" width={live + draft} height="1" />
        <rect class="done" width={live} height="1" />
      </svg>
    </div>
  );
};

interface RowProps {
  question: StarterQuestion;
  list: StarterList;
  href: string | undefined;
  busy: boolean;
  /** Missing for those who may only read. */
  onBegin: (() => void) | undefined;
}

const Row = ({ question, list, href, busy, onBegin }: RowProps) => {
  const title = inMain(question.titles, list);
  const hint = inMain(question.hints, list);
  const name = <bdi lang={title.lang}>{title.text}</bdi>;
  return (
    <li class="starter-row">
      {href && <a href={href}>{name}</a>}
      {!href && onBegin && (
        <button type="button" class="row-act" aria-busy={busy} onClick={onBegin}>
          {name}
        </button>
      )}
      {!href && !onBegin && <span>{name}</span>}
      <span class="meta">{words.ways(question.phrasings)}</span>
      <p class="lead" lang={hint.lang} dir="auto">
        {hint.text}
      </p>
      {question.state !== 'none' && <Tag tone={TONES[question.state]}>{startingWords.kinds[question.state]}</Tag>}
    </li>
  );
};

/** The address says which are shown, so that the browser's way back leads to the same place. */
const shownIn = (app: App): { q: string; show: Shown } => {
  const { q = '', show = '' } = app.router.route.value.query ?? {};
  return { q, show: SHOWN.find((name) => name === show) ?? 'open' };
};
const narrow = (app: App, change: Record<string, string>): void => {
  const { query, ...route } = app.router.route.value;
  app.router.replace({ ...route, query: { ...query, ...change } });
};

const Filters = ({ app, starter, all }: { app: App; starter: Starter; all: number }) => {
  const { q, show } = shownIn(app);
  const { live } = starter.counts.value;
  const counts: Record<Shown, number> = { open: all - live, live, all };
  return (
    <div class="filters starting-filters">
      <FindField label={words.search} value={q} onValue={(text) => narrow(app, { q: text })} />
      <div role="group" aria-label={words.shown}>
        {SHOWN.map((name) => (
          <button
            key={name}
            type="button"
            class="ctl bare tab"
            aria-pressed={name === show}
            onClick={() => narrow(app, { show: name })}
          >
            {words.tab(words.show[name], counts[name])}
          </button>
        ))}
      </div>
    </div>
  );
};

/** Nothing to show: because all is done, or because of the filters. */
const Nothing = ({ app, site, left }: PageProps & { left: number }) => {
  const { q, show } = shownIn(app);
  if (left === 0 && !q && show === 'open')
    return (
      <Blank icon="check" title={words.whole} lead={words.wholeLead}>
        <a class="ctl" href={formatRoute({ site: site.key, page: 'questions', filter: {} })}>
          {words.questions}
        </a>
      </Blank>
    );
  return (
    <Blank icon="filter" title={words.nothing} lead={words.nothingLead}>
      <button type="button" class="ctl" onClick={() => narrow(app, { q: '', show: 'all' })}>
        {words.clear}
      </button>
    </Blank>
  );
};

const Topics = ({ app, site, articles, starter, list }: StarterProps & { list: StarterList }) => {
  const { q, show } = shownIn(app);
  const found = topicsOf(list, q, show);
  const writes = site.role !== 'viewer';
  const begin = async (id: string): Promise<void> => {
    const article = await starter.begin(id);
    if (!article) return;
    // Its topic may be new.
    void articles.load();
    app.router.go(starterRoute(site.key, article));
  };
  if (!found.length) return <Nothing app={app} site={site} left={list.questions.length - starter.counts.value.live} />;
  return (
    <>
      {found.map((topic) => (
        <section key={topic.id} class="topic" aria-label={topic.name}>
          <h2>
            <bdi>{topic.name}</bdi> <span>{topic.questions.length}</span>
          </h2>
          <ul>
            {topic.questions.map((question) => (
              <Row
                key={question.id}
                {...{ question, list }}
                href={question.article && formatRoute(starterRoute(site.key, question.article))}
                busy={starter.busy.value === question.id}
                onBegin={writes ? () => void begin(question.id) : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

/** In which languages drafts are begun. */
const Languages = ({ starter, list: { langs, packs } }: { starter: Starter; list: StarterList }) => (
  <div class="starter-langs" role="group" aria-label={words.langs}>
    <span aria-hidden="true">{words.langs}</span>
    {packs.map((lang) => (
      <button
        key={lang}
        type="button"
        class="ctl bare tab"
        aria-pressed={langs.includes(lang)}
        onClick={() => void starter.toggle(lang)}
      >
        <bdi lang={lang}>{ownName(lang)}</bdi>
      </button>
    ))}
  </div>
);

const Foreign = ({ list }: { list: StarterList }) =>
  list.langs.includes(list.main) ? null : (
    <p class="starting-note">
      <Icon name="globe" small />
      {words.foreign(language(list.main), list.langs.map(language).join(', '))}
    </p>
  );

/** The questions that every shop gets, as a list to work through. */
export const StarterPage = (props: StarterProps) => {
  const { app, site, starter } = props;
  const list = starter.list.value;
  const problem = starter.problem.value;
  useEffect(() => {
    void starter.load();
    focusHeading();
  }, []);
  return (
    <>
      <Head
        title={words.title}
        onSearch={() => (app.dialog.value = 'search')}
        before={<BackToList href={formatRoute(listRoute(site.key))} />}
      />
      <section class="articles starting" aria-label={words.title}>
        {!list && problem && <Failed title={words.failed} reason={problem} retry={() => void starter.load()} />}
        {!list && !problem && <Skeleton rows={8} />}
        {list && (
          <>
            <Progress starter={starter} all={list.questions.length} />
            <p class="starting-lead lead">{words.lead}</p>
            {site.role !== 'viewer' && <Languages starter={starter} list={list} />}
            <Foreign list={list} />
            <Filters app={app} starter={starter} all={list.questions.length} />
            <p class="error starting-told" role="alert">
              {starter.refusal.value ? words.notBegun(starter.refusal.value) : problem && words.stale(problem)}
            </p>
            <p class="vh" role="status">
              {starter.busy.value && words.opening}
            </p>
            <Topics {...props} list={list} />
          </>
        )}
      </section>
    </>
  );
};
