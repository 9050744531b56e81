import { useComputed, useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { PeriodDays } from '../../../../protocol/figures.ts';
import type { HelpFigures } from '../../../../protocol/helpFigures.ts';
import { dayName } from '../../format/shares.ts';
import { formatRoute } from '../../state/address.ts';
import { createLatest, type Latest } from '../../state/latest.ts';
import { useFresh } from '../../ui/fresh.ts';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Blank, Failed, Skeleton } from '../../ui/parts.tsx';
import { Period, periodOf } from '../../ui/period.tsx';
import { Told } from '../../ui/told.tsx';
import { words as common } from '../../words.ts';
import { figureWords } from '../../words/figures.ts';
import { Failing } from './articles.tsx';
import { Figures, Languages } from './figures.tsx';
import { tellHelp } from './sentence.ts';
import { serviceWords as words } from './words.ts';

const USUAL: PeriodDays = 28;

const setDays = ({ router }: PageProps['app'], days: PeriodDays): void =>
  router.replace({
    ...router.route.value,
    query: { ...router.route.value.query, days: days === USUAL ? '' : String(days) },
  });

/** Nobody asked or read anything: what comes here, an example, and the way on. */
const Nothing = ({ site }: { site: string }) => (
  <Blank icon="heart" title={words.empty} lead={words.emptyLead}>
    <figure class="example">
      <blockquote>{words.emptyExample}</blockquote>
      <figcaption>{words.emptyExampleNote}</figcaption>
    </figure>
    <a class="ctl ink" href={formatRoute({ site, page: 'articles', filter: {} })}>
      {words.emptyAction}
    </a>
  </Blank>
);

const Body = ({ site, latest }: PageProps & { latest: Latest<HelpFigures> }) => {
  const figures = latest.found.value;
  const problem = latest.problem.value;
  if (!figures && problem) return <Failed title={words.failed} reason={problem} retry={() => void latest.again()} />;
  if (!figures) return <Skeleton rows={6} />;
  const told = (
    <p class="error" role="status">
      {problem && figureWords.stale(problem)}
    </p>
  );
  if (figures.visits === 0 && figures.all.answered.of === 0)
    return (
      <>
        {told}
        <Nothing site={site.key} />
      </>
    );
  return (
    <>
      {told}
      <p class="say">
        <Told sentence={tellHelp(figures)} />
      </p>
      <Figures figures={figures} />
      <Failing articles={figures.articles} site={site.key} />
      <Languages langs={figures.langs} />
    </>
  );
};

const datesOf = ({ from, to }: { from: string; to: string }): string => words.fromTo(dayName(from), dayName(to));

/** What came of the help that shoppers used, and the articles that fail them. */
export const Page = (props: PageProps) => {
  const { app, site } = props;
  const latest = useMemo(() => createLatest((path) => app.api.get<HelpFigures>(site.key, path)), [site.key]);
  const days = useComputed(() => periodOf(app.router.route.value.query?.['days'], USUAL));
  useSignalEffect(() => {
    void latest.ask(`help?days=${days.value}`);
  });
  useFresh(app, latest.again);
  const figures = latest.found.value;
  return (
    <>
      <Head title={common.nav.service} onSearch={() => (app.dialog.value = 'search')}>
        {figures && (
          <span class="meta not-narrow" title={words.periods(datesOf(figures), datesOf(figures.before))}>
            {words.against(days.value)}
          </span>
        )}
        <Period days={days.value} onChoose={(wanted) => setDays(app, wanted)} />
      </Head>
      <div class="pad service" aria-busy={latest.waiting.value}>
        <Body {...props} latest={latest} />
      </div>
    </>
  );
};
