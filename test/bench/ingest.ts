import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startCollector, type Collector } from '../support/collector.ts';
import { freePort } from '../support/port.ts';
import { until } from '../support/until.ts';
import { load } from './load.ts';
import { usage } from './process.ts';
import { median, table } from './table.ts';

const ROUNDS = 5;
const CONNECTIONS = 64;

interface Side {
  name: 'floor' | 'collector';
  port: number;
  pid: number;
}

interface Round {
  events: number;
  perSecond: number;
  perCpuSecond: number;
}

const startFloor = async (): Promise<Side & { stop(): void }> => {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floor.ts')], {
    env: { ...process.env, PORT: String(port) },
    stdio: 'ignore',
  });
  await until('the floor listens', async () => (await fetch(`http://localhost:${port}/`)).ok);
  return { name: 'floor', port, pid: child.pid!, stop: () => void child.kill() };
};

const round = async (side: Side, eventsPerRequest: number, milliseconds: number): Promise<Round> => {
  const before = usage(side.pid).cpu;
  const begun = performance.now();
  const options = { port: side.port, path: '/v1/events', eventsPerRequest, connections: CONNECTIONS, milliseconds };
  const { events, statuses } = await load(options);
  const odd = Object.keys(statuses).filter((status) => !status.startsWith('2'));
  if (odd.length) throw new Error(`the ${side.name} answered ${JSON.stringify(statuses)}`);
  const cpu = usage(side.pid).cpu - before;
  return { events, perSecond: (events / (performance.now() - begun)) * 1000, perCpuSecond: events / cpu };
};

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

/** Rounds of both sides, one after the other, so that a slow minute of the machine slows both. */
const compare = async (sides: Side[], eventsPerRequest: number): Promise<{ row: string[]; kept: number }> => {
  const rounds: Record<Side['name'], Round[]> = { floor: [], collector: [] };
  for (const side of sides) await round(side, eventsPerRequest, 1_000);
  for (let i = 0; i < ROUNDS; i += 1)
    for (const side of sides) rounds[side.name].push(await round(side, eventsPerRequest, 3_000));
  const middle = (name: Side['name'], key: keyof Round): number => median(rounds[name].map((one) => one[key]));
  // Of each round by itself: what else runs on the machine meanwhile slows both sides of it alike.
  const ratio = median(rounds.collector.map((one, i) => one.perCpuSecond / rounds.floor[i]!.perCpuSecond));
  const count = (value: number): string => Math.round(value).toLocaleString('en');
  const row = [
    String(eventsPerRequest),
    count(middle('floor', 'perCpuSecond')),
    count(middle('collector', 'perCpuSecond')),
    count(middle('collector', 'perSecond')),
    ratio.toFixed(2),
    eventsPerRequest === 1 ? '0.55' : '0.30',
    eventsPerRequest === 1 ? '0.70' : '0.45',
  ];
  return { row, kept: rounds.collector.reduce((sum, one) => sum + one.events, 0) };
};

/** Bytes an event takes on disk, indexes included; a graceful end folds the write-ahead log in. */
const bytesPerEvent = async (collector: Collector, empty: number): Promise<number> => {
  const stored = (await collector.rows('events')).length;
  await collector.end();
  const bytes = bytesIn(collector.dataDir) - empty;
  await collector.restart();
  return bytes / stored;
};

/** The collector beside a bare `node:http`, in the same run on the same machine. */
export const benchIngest = async (): Promise<void> => {
  const collector = await startCollector({ built: true, env: { TRUST_PROXY: '1' } });
  const floor = await startFloor();
  try {
    const own = (): Side => ({ name: 'collector', port: Number(new URL(collector.url).port), pid: collector.pid() });
    await pause(2_000);
    const { memory } = usage(collector.pid());
    const atRest = `${(memory / usage(floor.pid).memory).toFixed(2)}x (${(memory / 2 ** 20).toFixed(0)} MB)`;
    await collector.end();
    const empty = bytesIn(collector.dataDir);
    await collector.restart();
    const { row: ten } = await compare([floor, own()], 10);
    const bytes = await bytesPerEvent(collector, empty);
    const { row: one } = await compare([floor, own()], 1);
    const head = [
      'events a request',
      'floor, events/CPU s',
      'collector, events/CPU s',
      'events/s',
      'ratio',
      'gate',
      'aim',
    ];
    console.log(`\nIngest, ${CONNECTIONS} connections, median of ${ROUNDS}\n${table(head, [ten, one])}`);
    const facts = [
      ['bytes on disk an event', bytes.toFixed(0), '190', '175'],
      ['memory at rest, against the floor', atRest, '1.25x, 100 MB', '1.15x'],
    ];
    console.log(`\n${table(['', 'measured', 'gate', 'aim'], facts)}`);
  } finally {
    floor.stop();
    await collector.stop();
  }
};
