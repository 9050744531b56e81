import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../widget/answers/compile.ts';
import { load } from '../../widget/answers/load.ts';
import type { Entry } from '../../widget/answers/shapes.ts';
import { createRandom } from '../support/random.ts';
import { typo } from './slips.ts';
import { median, table } from './table.ts';

const PACKS = join(import.meta.dirname, '../../server/starter/packs');
const LOADS = 5;
/** How much slower a cheap phone is than this machine, as with the throttle of a browser's devtools. */
const SLOWER = 4;

interface Pack {
  questions: Record<string, { title: string; phrasings: string[] }>;
}

/** The starter questions of all languages, over and over, each time with other words between. */
const entriesOf = (count: number, ways: number): Entry[] => {
  const packs = readdirSync(PACKS).map((name) => JSON.parse(readFileSync(join(PACKS, name), 'utf8')) as Pack);
  const all = packs.flatMap(({ questions }) => Object.values(questions));
  const words = all.flatMap(({ phrasings }) => phrasings.flatMap((text) => text.split(' ')));
  const random = createRandom(1);
  return Array.from({ length: count }, (_, i) => {
    const { title, phrasings } = all[i % all.length]!;
    return {
      id: `${i}`,
      question: `${title} ${random.pick(words)}`,
      alternatives: phrasings.slice(0, ways - 1).map((text) => `${text} ${random.pick(words)}`),
      answer: Array.from({ length: 60 }, () => random.pick(words)).join(' '),
    };
  });
};

/** Processor time of this thread in ms: stays fair on a busy machine. What the engine compiles meanwhile has other threads. */
const timeOf = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};

/** How long a page takes to be ready to answer, and to answer. */
export const benchMatching = async (): Promise<void> => {
  const rows = [
    [200, 3],
    [200, 20],
    [1_000, 3],
    [1_000, 20],
  ].map(([count = 0, ways = 0]) => {
    const entries = entriesOf(count, ways);
    let text = '';
    const compiling = timeOf(() => (text = JSON.stringify(compile(entries, 'en'))));
    const ready = Array.from({ length: LOADS }, () => timeOf(() => load(JSON.parse(text))));
    const { search } = load(JSON.parse(text));
    const asked = entries.flatMap(({ alternatives }) => alternatives.slice(0, 2).map(typo)).slice(0, 300);
    for (const one of asked.slice(0, 50)) search(one);
    const times = asked
      .map((one) =>
        Math.min(
          ...[0, 1, 2].map(() => {
            const began = performance.now();
            search(one);
            return performance.now() - began;
          }),
        ),
      )
      .sort((a, b) => a - b);
    const slow = (ms: number): string => (SLOWER * ms).toFixed(1);
    return [
      `${count} with ${ways} ways to ask`,
      (compiling / 1_000).toFixed(1),
      slow(median(ready)),
      slow(median(times)),
      slow(times[Math.floor(times.length * 0.99)]!),
    ];
  });
  console.log(
    `\nAnswers in the page, ms at ${SLOWER}x CPU; trained where the owner publishes, s\n${table(['articles', 'trained', 'ready', 'a question', 'p99'], rows)}`,
  );
};
