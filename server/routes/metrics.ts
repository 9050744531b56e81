import { Hono } from 'hono';
import type { Counts } from '../collect/counts.ts';
import { isInside } from '../guard/address.ts';
import type { Parts } from '../parts.ts';
import { refusal, type PublicEnv } from './answer.ts';

const sample = (name: string, labels: string, value: number): string => `${name}${labels && `{${labels}}`} ${value}`;

/** One metric with its kind and meaning, in Prometheus' text format 0.0.4. */
const metric = (name: string, kind: 'counter' | 'gauge', help: string, samples: [string, number][]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
  ...samples.map(([labels, value]) => sample(name, labels, value)),
];

const textOf = ({ requests, kept, waiting }: Counts): string => {
  const byRoute = [...requests].map(([key, count]): [string, number] => {
    const [route, status] = key.split(' ');
    return [`route="${route}",status="${status}"`, count];
  });
  const fates = Object.entries(kept).map(([fate, count]): [string, number] => [`fate="${fate}"`, count]);
  return [
    ...metric('attendant_requests_total', 'counter', 'Requests by route and status.', byRoute),
    ...metric('attendant_received_total', 'counter', 'Events and messages by what became of them.', fates),
    ...metric('attendant_waiting', 'gauge', 'Batches that wait for their commit.', [['', waiting]]),
    ...metric('attendant_memory_bytes', 'gauge', 'Resident memory.', [['', process.memoryUsage.rss()]]),
    ...metric('attendant_uptime_seconds', 'gauge', 'Time since the start.', [['', Math.round(process.uptime())]]),
    '',
  ].join('\n');
};

/** GET /metrics, for the owner's own network: never through a proxy. */
export const metricsRoute = ({ counts }: Parts) =>
  new Hono<PublicEnv>().get('/metrics', (c) => {
    if (!isInside(c.env.incoming)) {
      return refusal(403, 'Figures are given to loopback and private addresses that come directly.', undefined);
    }
    const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' };
    return new Response(textOf(counts), { headers });
  });
