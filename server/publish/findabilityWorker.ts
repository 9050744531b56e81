import { parentPort, workerData } from 'node:worker_threads';
import type { FindabilityRow } from '../../protocol/findability.ts';
import { findability } from '../../widget/answers/findability.ts';
import type { Entry } from '../../widget/answers/shapes.ts';
import { blocksOf } from './markdown.ts';
import { plainOf } from './plain.ts';
import { Unpublishable } from './unpublishable.ts';

// The thread in which one language is checked; see findability.ts. It ends when that is done.

/** An article as it is written in one language. */
export interface Asked {
  id: string;
  title: string;
  /** Markdown. */
  text: string;
  phrasings: string[];
}

export interface Check {
  lang: string;
  articles: readonly Asked[];
}

export type Told = { done: number; of: number } | { rows: FindabilityRow[] };

/** What could not be published is still searched, as it was typed. */
const plain = (text: string): string => {
  try {
    return plainOf(blocksOf(text));
  } catch (error) {
    if (!(error instanceof Unpublishable)) throw error;
    return text;
  }
};

const entryOf = ({ id, title, text, phrasings }: Asked): Entry => ({
  id,
  question: title,
  alternatives: phrasings,
  answer: plain(text),
});

/** How many ways to ask were tried when `parts` of `of` equal parts were. */
const triedIn = (articles: readonly Asked[], parts: number, of: number): number =>
  articles.reduce((sum, { phrasings }) => sum + phrasings.filter((_, i) => i % of < parts).length, 0);

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const tell = (told: Told): void => parentPort?.postMessage(told);

const check = async ({ lang, articles }: Check): Promise<void> => {
  const all = triedIn(articles, 1, 1);
  const rows = await findability(articles.map(entryOf), lang, (part, of) =>
    tell({ done: triedIn(articles, part, of), of: all }),
  );
  tell({ rows: rows.map(({ confusedWith, ...row }) => ({ ...row, confused_with: confusedWith })) });
};

if (parentPort) await check(workerData as Check);
