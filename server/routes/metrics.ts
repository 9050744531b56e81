import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Hono } from 'hono';
import { COMMIT_BUCKETS, type Counts } from '../collect/counts.ts';
import { isInside } from '../guard/address.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';
import { refusal, type PublicEnv } from './answer.ts';

type Sample = readonly [labels: string, value: number];
type Lag = ReturnType<typeof monitorEventLoopDelay>;

/** Milliseconds between looks at how late the event loop is. */
const LOOK = 50;
const QUANTILES = [50, 99, 100] as const;

const lineOf = (name: string, [labels, value]: Sample): string => `${name}${labels && `{${labels}}`} ${value}`;

/** One metric with its kind and meaning, in Prometheus' text format 0.0.4; none without samples. */
const metric = (name: string, kind: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string[] =>
  samples.length === 0
    ? []
    : [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...samples.map((sample) => lineOf(name, sample))];

const alone = (value: number | undefined): readonly Sample[] => (value === undefined ? [] : [['', value]]);

const commitsOf = ({ commits: { buckets, sum } }: Counts): string[] => {
  const name = 'attendant_commit_seconds';
  let count = 0;
  const bucketOf = (upTo: number | '+Inf', more: number): string =>
    lineOf(`${name}_bucket`, [`le="${upTo}"`, (count += more)]);
  return [
    `# HELP ${name} From a checked batch to its commit on disk; of batches with something to keep or refuse.`,
    `# TYPE ${name} histogram`,
    ...COMMIT_BUCKETS.map((upTo, n) => bucketOf(upTo, buckets[n] ?? 0)),
    bucketOf('+Inf', buckets.at(-1) ?? 0),
    lineOf(`${name}_sum`, ['', sum / 1_000]),
    lineOf(`${name}_count`, ['', count]),
  ];
};

const collectingOf = (counts: Counts): string[] => {
  const byRoute = [...counts.requests].map(([key, count]): Sample => {
    const [route, status] = key.split(' ');
    return [`route="${route}",status="${status}"`, count];
  });
  const fates = Object.entries(counts.kept).map(([fate, count]): Sample => [`fate="${fate}"`, count]);
  return [
    ...metric('attendant_requests_total', 'counter', 'Requests by route and status.', byRoute),
    ...metric('attendant_received_total', 'counter', 'Events, messages and orders by what became of them.', fates),
    ...metric('attendant_waiting', 'gauge', 'Batches that wait for their commit.', alone(counts.waiting)),
    ...commitsOf(counts),
  ];
};

/** What only the store knows; left out while it does not answer. */
const storeOf = async ({ gauges }: Store): Promise<string[]> => {
  const [bytes, queues] = await Promise.all([
    gauges.size().catch(() => undefined),
    gauges.queues().catch(() => undefined),
  ]);
  const mails: Sample[] = queues
    ? [
        ['state="queued"', queues.mails],
        ['state="failed"', queues.failed],
      ]
    : [];
  return [
    ...metric('attendant_database_bytes', 'gauge', 'The database, without a write-ahead log.', alone(bytes)),
    ...metric('attendant_unfolded_sessions', 'gauge', 'Sessions that are not counted yet.', alone(queues?.sessions)),
    ...metric('attendant_mails', 'gauge', 'Mails that wait, and that could not be sent.', mails),
  ];
};

const processOf = (lag: Lag | undefined): string[] => {
  const { user, system } = process.cpuUsage();
  const late =
    lag && lag.count > 0
      ? QUANTILES.map((of): Sample => [`quantile="${of / 100}"`, Math.max(0, lag.percentile(of) / 1e9 - LOOK / 1_000)])
      : [];
  const delay = 'How late the event loop was since it was last asked for here.';
  return [
    ...metric('attendant_event_loop_delay_seconds', 'gauge', delay, late),
    ...metric('attendant_memory_bytes', 'gauge', 'Resident memory.', alone(process.memoryUsage.rss())),
    ...metric('attendant_cpu_seconds_total', 'counter', 'Processor time.', alone((user + system) / 1e6)),
    ...metric('attendant_uptime_seconds', 'gauge', 'Time since the start.', alone(Math.round(process.uptime()))),
  ];
};

/** GET /metrics, for the owner's own network: never through a proxy. */
export const metricsRoute = ({ counts, store, files }: Parts) => {
  /** From the first question on: who never asks does not pay for it. */
  let lag: Lag | undefined;

  const textOf = async (): Promise<string> => {
    const info = `version="${files.version}",store="${store.kind}"`;
    const lines = [
      ...metric('attendant_info', 'gauge', 'What runs.', [[info, 1]]),
      ...collectingOf(counts),
      ...(await storeOf(store)),
      ...processOf(lag),
    ];
    if (!lag) (lag = monitorEventLoopDelay({ resolution: LOOK })).enable();
    else if (lag.count > 0) lag.reset();
    return `${lines.join('\n')}\n`;
  };

  return new Hono<PublicEnv>().get('/metrics', async (c) => {
    if (!isInside(c.env.incoming)) {
      return refusal(403, 'Figures are given to loopback and private addresses that come directly.', undefined);
    }
    const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' };
    return new Response(await textOf(), { headers });
  });
};
