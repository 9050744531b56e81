import type { InstallReport } from '../../../protocol/console.ts';
import type { App } from '../state/app.ts';
import { words } from '../words.ts';
import { CartLines } from './cart.tsx';
import { CopyText } from './copy.tsx';
import { Figures, Refusals } from './figures.tsx';
import { Head } from './head.tsx';
import { Live } from './live.tsx';
import { OffSwitch } from './off-switch.tsx';
import { Origins } from './origins.tsx';
import { Failed, Skeleton, Time, WithTime } from './parts.tsx';

const told = words.install;

/** The sentence before everything: does it work? */
const Verdict = ({ app, report }: { app: App; report: InstallReport }) => {
  const { now, times } = app;
  const last = report.last_event_at ?? app.install.events.value[0]?.received_at;
  if (report.off) {
    return (
      <p class="say">
        <b>{told.isOff}</b> <span>{told.isOffLead}</span>
      </p>
    );
  }
  if (last === undefined) {
    return (
      <p class="say">
        <b>{told.waiting}</b> <span>{told.waitingLead}</span>
      </p>
    );
  }
  return (
    <p class="say">
      <b>{told.reports}</b>{' '}
      <span>
        <WithTime words={told.last} at={last} now={now.value} times={times.value} />
      </span>
    </p>
  );
};

const TheTag = ({ report }: { report: InstallReport }) => (
  <section class="card">
    <h2>{told.tag}</h2>
    <p class="lead">{told.tagLead}</p>
    <CopyText text={report.tag} name={told.copyTag} />
    {report.pinned_tag && (
      <details class="more-of">
        <summary>{told.pinned}</summary>
        <p class="lead">{told.pinnedLead}</p>
        <CopyText text={report.pinned_tag} name={told.copyPinned} />
      </details>
    )}
    <details class="more-of">
      <summary>{told.policy}</summary>
      <p class="lead">{told.policyLead}</p>
      <CopyText text={report.policy} name={told.copyPolicy} />
    </details>
  </section>
);

/** Where the basket is read from, and the last one seen. */
const Commerce = ({ app, report }: { app: App; report: InstallReport }) => {
  const { commerce, cart } = report;
  const { times, now } = app;
  return (
    <section class="card">
      <h2>{told.commerce}</h2>
      {!commerce && <p class="lead">{told.commerceNone}</p>}
      {commerce && (
        <p class="lead">
          {told.sources[commerce.source]}.{' '}
          <WithTime
            words={told.lastType(commerce.last_type)}
            at={commerce.last_at}
            now={now.value}
            times={times.value}
          />
        </p>
      )}
      {commerce && commerce.source !== 'server' && !cart && <p class="lead">{told.cartNone}</p>}
      {cart && (
        <>
          <h3>
            {told.lastCart} <Time at={cart.at} now={now.value} times={times.value} how="when" />
          </h3>
          <CartLines cart={cart} empty={told.cartEmpty} />
        </>
      )}
    </section>
  );
};

/** The tag, and whether it works. */
export const InstallPage = ({ app }: { app: App }) => {
  const { install } = app;
  const report = install.report.value;
  const problem = install.problem.value;
  const owner = app.site.value?.role === 'owner';
  const key = app.site.value?.key ?? '';
  const clock = { times: app.times.value, now: app.now.value };
  return (
    <>
      <Head title={told.title} onSearch={() => (app.dialog.value = 'search')} />
      <div class="pad">
        {!report && problem && <Failed title={told.failed} reason={problem} retry={() => void install.load(key)} />}
        {!report && !problem && <Skeleton rows={6} />}
        {report && (
          <>
            <Verdict app={app} report={report} />
            <p class="error" role="status">
              {problem && told.stale(problem)}
            </p>
            <Figures today={report.today} />
            <div class="columns">
              <div>
                <TheTag report={report} />
                <Origins report={report} install={install} owner={owner} />
                <OffSwitch off={report.off} install={install} owner={owner} />
              </div>
              <div>
                <Live events={install.events.value} arrived={install.arrived.value} times={clock.times} />
                <Commerce app={app} report={report} />
                <Refusals refusals={report.refusals} {...clock} />
              </div>
            </div>
          </>
        )}
      </div>
    </>
  );
};
