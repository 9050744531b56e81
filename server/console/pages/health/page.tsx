import { useComputed, useSignalEffect } from '@preact/signals';
import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { HEALTH_PERIODS, type Health, type HealthDays } from '../../../../protocol/health.ts';
import { Defined } from '../../charts/defined.tsx';
import { number } from '../../format/money.ts';
import { percent } from '../../format/shares.ts';
import { formatRoute } from '../../state/address.ts';
import { createLatest } from '../../state/latest.ts';
import { useFresh } from '../../ui/fresh.ts';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Blank, Failed, Skeleton } from '../../ui/parts.tsx';
import { Period, periodOf } from '../../ui/period.tsx';
import { Told } from '../../ui/told.tsx';
import { words as common } from '../../words.ts';
import { figureWords } from '../../words/figures.ts';
import { tellCounted } from '../overview/trust.tsx';
import { Hours } from './hours.tsx';
import { Machine } from './machine.tsx';
import { Numbering } from './numbering.tsx';
import { Refusals } from './refusals.tsx';
import { isQuiet, refusedIn, tellHealth } from './sentence.ts';
import { healthWords as words } from './words.ts';

const USUAL: HealthDays = 7;

/** The period of what has come, which is not the address's while another is on its way. */
const daysOf = ({ hours }: Health): HealthDays => HEALTH_PERIODS.find((days) => days * 24 === hours.length) ?? USUAL;

const setDays = ({ router }: PageProps['app'], days: HealthDays): void =>
  router.replace({
    ...router.route.value,
    query: { ...router.route.value.query, days: days === USUAL ? '' : String(days) },
  });

const Figures = ({ health }: { health: Health }) => {
  const { stored, repeats, late } = health;
  const refused = refusedIn(health);
  const received = stored + repeats + refused;
  const shareOf = (count: number): string => words.ofReceived(percent(received ? count / received : 0));
  const figures = [
    [words.figures.stored, stored, shareOf(stored)],
    [words.figures.repeats, repeats, shareOf(repeats)],
    [words.figures.refused, refused, shareOf(refused)],
    [words.figures.late, late.minute, words.lateMore(late.hour, late.day)],
  ] as const;
  return (
    <section class="card four" aria-label={common.nav.health}>
      {figures.map(([[name = '', defined = ''], count, more]) => (
        <div key={name}>
          <div class="titled">
            <h2>{name}</h2>
            <Defined name={name} text={defined} />
          </div>
          <p class="big">{number(count)}</p>
          <p class="meta">{more}</p>
        </div>
      ))}
    </section>
  );
};

const Quiet = ({ site, days }: PageProps & { days: HealthDays }) => (
  <Blank icon="pulse" title={words.quiet(words.period(days))} lead={words.quietLead}>
    <a class="ctl ink" href={formatRoute({ site: site.key, page: 'install', filter: {} })}>
      {words.quietAction}
    </a>
  </Blank>
);

const Found = ({ health, ...props }: PageProps & { health: Health }) => {
  const now = props.app.now.value;
  const times = props.app.times.value;
  const days = daysOf(health);
  const quiet = isQuiet(health);
  return (
    <>
      {(!quiet || !health.machine.ready) && (
        <p class="say">
          {tellHealth(health, days).map((sentence, n) => (
            <Fragment key={n}>
              {n > 0 && ' '}
              <Told sentence={sentence} />
            </Fragment>
          ))}
        </p>
      )}
      {quiet ? <Quiet {...props} days={days} /> : <Figures health={health} />}
      {!quiet && <Hours health={health} days={days} now={now} times={times} />}
      <div class={quiet ? 'columns lone' : 'columns'}>
        {!quiet && (
          <div>
            <Refusals {...props} refused={health.refused} />
            <p class="meta">{tellCounted(health.counted_to, now, times)}</p>
          </div>
        )}
        <div>
          {!quiet && <Numbering numbering={health.numbering} />}
          <Machine machine={health.machine} now={now} times={times} />
        </div>
      </div>
    </>
  );
};

const Body = ({ latest, ...props }: PageProps & { latest: ReturnType<typeof createLatest<Health>> }) => {
  const health = latest.found.value;
  const problem = latest.problem.value;
  if (!health && problem) return <Failed title={words.failed} reason={problem} retry={() => void latest.again()} />;
  if (!health) return <Skeleton rows={6} />;
  return (
    <>
      <p class="error" role="status">
        {problem && figureWords.stale(problem)}
      </p>
      <Found {...props} health={health} />
    </>
  );
};

/** How far what pages reported has arrived, and how the machine does. */
export const Page = (props: PageProps) => {
  const { app, site } = props;
  const latest = useMemo(() => createLatest((path) => app.api.get<Health>(site.key, path)), [site.key]);
  const days = useComputed(() => periodOf(app.router.route.value.query?.['days'], USUAL, HEALTH_PERIODS));
  useSignalEffect(() => {
    void latest.ask(`health?days=${days.value}`);
  });
  useFresh(app, latest.again);
  return (
    <>
      <Head title={common.nav.health} onSearch={() => (app.dialog.value = 'search')}>
        <Period days={days.value} choices={HEALTH_PERIODS} onChoose={(wanted) => setDays(app, wanted)} />
      </Head>
      <div class="pad health-page" aria-busy={latest.waiting.value}>
        <Body {...props} latest={latest} />
      </div>
    </>
  );
};
