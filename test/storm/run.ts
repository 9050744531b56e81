// npm run storm -- [--seeds N] [--seed S] [--store sqlite|postgres|both] [--events N] [--faults N] [--kills N]
// [--outages N]. Prints a table; ends with 1 if anything was lost, double or counted otherwise than it is in the log.
import { parseArgs } from 'node:util';
import { prepareChromium } from '../support/chromium.ts';
import { startCluster, type Cluster } from '../support/cluster.ts';
import { killAgainAndAgain, type KillOutcome } from './kills.ts';
import { outages, type OutageOutcome } from './outage.ts';
import type { Kind } from './servers.ts';
import { storm, type Outcome } from './storm.ts';
import { createTable } from './table.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string' },
    store: { type: 'string', default: 'both' },
    events: { type: 'string', default: '10000' },
    faults: { type: 'string', default: '200' },
    kills: { type: 'string' },
    outages: { type: 'string' },
  },
});
const first = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const kinds: Kind[] = values.store === 'both' ? ['sqlite', 'postgres'] : [values.store as Kind];
const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, n) => all + n, 0);
const short = (list: readonly unknown[]): string => JSON.stringify(list.slice(0, 5));

let bad = false;
const tell = (what: string, list: readonly unknown[]): void => {
  if (list.length === 0) return;
  bad = true;
  console.log(`    ${what}: ${list.length}, ${short(list)}`);
};

const storms = async (clusterOf: (kind: Kind) => Cluster | undefined): Promise<void> => {
  await prepareChromium();
  const add = createTable<Outcome>([
    { title: 'seed', of: ({ seed }) => seed },
    { title: 'store', of: ({ store }) => store },
    { title: 'events', of: ({ made }) => made },
    { title: 'faults', of: ({ faults }) => sum(faults) },
    { title: 'kinds', of: ({ faults }) => faults.size },
    { title: 'kills', of: ({ kills }) => kills },
    { title: 'repeats', of: ({ repeats }) => repeats },
    { title: 'lost', of: ({ lost }) => lost.length },
    { title: 'double', of: ({ double }) => double.length },
    { title: 'seconds', of: ({ seconds }) => seconds.toFixed(0) },
  ]);
  for (const kind of kinds) {
    for (let seed = first; seed < first + Number(values.seeds); seed++) {
      const options = { seed, events: Number(values.events), faults: Number(values.faults), cluster: clusterOf(kind) };
      const outcome = await storm(options);
      add(outcome);
      tell('lost', outcome.lost);
      tell('double', outcome.double);
      tell('acknowledged and not in the log', outcome.broken);
      tell('counted otherwise', outcome.disagree);
      if (bad) tell('what the tag said', [...outcome.warnings]);
    }
  }
  console.log(`repeat with --seed ${first}`);
};

const kills = async (clusterOf: (kind: Kind) => Cluster | undefined): Promise<void> => {
  const add = createTable<KillOutcome>([
    { title: 'seed', of: ({ seed }) => seed },
    { title: 'store', of: ({ store }) => store },
    { title: 'kills', of: ({ kills }) => kills },
    { title: 'acknowledged', of: ({ acknowledged }) => acknowledged },
    { title: 'lost', of: ({ lost }) => lost.length },
    { title: 'double', of: ({ double }) => double.length },
    { title: 'ready, median ms', of: ({ ready }) => Math.round(ready.median) },
    { title: 'ready, worst ms', of: ({ ready }) => Math.round(ready.worst) },
    { title: 'seconds', of: ({ seconds }) => seconds.toFixed(0) },
  ]);
  for (const kind of kinds) {
    const outcome = await killAgainAndAgain({ seed: first, kills: Number(values.kills), cluster: clusterOf(kind) });
    add(outcome);
    tell('lost', outcome.lost);
    tell('double', outcome.double);
  }
};

const stops = async (cluster: Cluster): Promise<void> => {
  const add = createTable<OutageOutcome>([
    { title: 'outages', of: ({ outages }) => outages },
    { title: 'acknowledged', of: ({ acknowledged }) => acknowledged },
    { title: 'refused 503', of: ({ refused }) => refused },
    { title: 'lost', of: ({ lost }) => lost.length },
    { title: 'double', of: ({ double }) => double.length },
    { title: 'healed, worst ms', of: ({ healed }) => Math.round(Math.max(...healed)) },
  ]);
  const outcome = await outages({ seed: first, outages: Number(values.outages), cluster });
  add(outcome);
  tell('lost', outcome.lost);
  tell('double', outcome.double);
  tell('otherwise than 200 or 503 with Retry-After', outcome.strange);
};

const cluster = kinds.includes('postgres') || values.outages ? await startCluster({ durable: true }) : undefined;
const clusterOf = (kind: Kind): Cluster | undefined => (kind === 'postgres' ? cluster : undefined);
try {
  if (values.kills) await kills(clusterOf);
  else if (values.outages) await stops(cluster!);
  else await storms(clusterOf);
} finally {
  await cluster?.stop();
}
process.exit(bad ? 1 : 0);
