import { useComputed, useSignalEffect } from '@preact/signals';
import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { PERIODS, type Overview, type PeriodDays } from '../../../../protocol/figures.ts';
import { dayName } from '../../format/shares.ts';
import { formatRoute } from '../../state/address.ts';
import { createLatest } from '../../state/latest.ts';
import { useFresh } from '../../ui/fresh.ts';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Failed, Skeleton } from '../../ui/parts.tsx';
import { Period, periodOf } from '../../ui/period.tsx';
import { Told } from '../../ui/told.tsx';
import { words as common } from '../../words.ts';
import { figureWords } from '../../words/figures.ts';
import { Answers } from './answers.tsx';
import { Missing, Stalls } from './lists.tsx';
import { Nothing } from './nothing.tsx';
import { Orders } from './orders.tsx';
import { tellCounting, tellOverview } from './sentence.ts';
import { Stages } from './stages.tsx';
import { Trusted } from './trust.tsx';
import { overviewWords as words } from './words.ts';

/** The period of figures that have come, which is not the address's while another is on its way. */
const daysOf = ({ orders }: Overview): PeriodDays =>
  PERIODS.toSorted((a, b) => Math.abs(a - orders.days.length) - Math.abs(b - orders.days.length))[0] ?? 28;

const isEmpty = ({ stages, trust }: Overview): boolean =>
  trust.acknowledged === 0 && stages.every(({ count }) => count === 0);

const setDays = ({ router }: PageProps['app'], days: PeriodDays): void =>
  router.replace({
    ...router.route.value,
    query: { ...router.route.value.query, days: days === 28 ? '' : String(days) },
  });

const Figures = ({ app, site, overview }: PageProps & { overview: Overview }) => {
  const days = daysOf(overview);
  const [times, now] = [app.times.value, app.now.value];
  const { counting, counted_to: at } = overview.trust;
  const sentences = counting ? [tellCounting(times.when(at, now))] : tellOverview(overview, days);
  return (
    <>
      <p class="say">
        {sentences.map((sentence, n) => (
          <Fragment key={n}>
            {n > 0 && ' '}
            <Told sentence={sentence} />
          </Fragment>
        ))}
      </p>
      <Stages stages={overview.stages} whole={!counting} />
      <div class="overview-two">
        <Orders overview={overview} days={days} today={times.date(now)} />
        <Answers
          answers={overview.answers}
          href={formatRoute({ site: site.key, page: 'questions', filter: {}, query: { days: String(days) } })}
        />
      </div>
      <div class="overview-three">
        <Missing rows={overview.missing} site={site.key} days={days} mayWrite={site.role !== 'viewer'} />
        <Stalls stalls={overview.stalls} />
        <Trusted trust={overview.trust} now={now} times={times} />
      </div>
    </>
  );
};

const Body = ({ latest, ...props }: PageProps & { latest: ReturnType<typeof createLatest<Overview>> }) => {
  const overview = latest.found.value;
  const problem = latest.problem.value;
  if (!overview && problem) return <Failed title={words.failed} reason={problem} retry={() => void latest.again()} />;
  if (!overview) return <Skeleton rows={6} />;
  return (
    <>
      <p class="error" role="status">
        {problem && figureWords.stale(problem)}
      </p>
      {isEmpty(overview) ? (
        <Nothing {...props} days={daysOf(overview)} onDays={(days) => setDays(props.app, days)} />
      ) : (
        <Figures {...props} overview={overview} />
      )}
    </>
  );
};

/** How the shop does: a sentence, its proof, and how far both can be trusted. */
export const Page = (props: PageProps) => {
  const { app, site } = props;
  const latest = useMemo(() => createLatest((path) => app.api.get<Overview>(site.key, path)), [site.key]);
  const days = useComputed(() => periodOf(app.router.route.value.query?.['days'], 28));
  useSignalEffect(() => {
    void latest.ask(`overview?days=${days.value}`);
  });
  useFresh(app, latest.again);
  const overview = latest.found.value;
  return (
    <>
      <Head title={common.nav.overview} onSearch={() => (app.dialog.value = 'search')}>
        {overview && (
          <span class="meta not-narrow" title={words.periods(datesOf(overview), datesOf(overview.before))}>
            {words.against(daysOf(overview))}
          </span>
        )}
        <Period days={days.value} onChoose={(wanted) => setDays(app, wanted)} />
      </Head>
      <div class="pad overview" aria-busy={latest.waiting.value}>
        <Body {...props} latest={latest} />
      </div>
    </>
  );
};

const datesOf = ({ from, to }: { from: string; to: string }): string => words.fromTo(dayName(from), dayName(to));
