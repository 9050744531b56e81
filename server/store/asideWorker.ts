import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

// The thread in which SQLite looks for what may take long; see aside.ts.

export interface Query {
  sql: string;
  params: readonly SQLInputValue[];
}

export type Found = { rows: unknown[] } | { errcode: number | undefined };

const database = new DatabaseSync(workerData as string, { readOnly: true, timeout: 1_000 });

const answer = ({ sql, params }: Query): Found => {
  try {
    return { rows: database.prepare(sql).all(...params) };
  } catch (error) {
    return { errcode: (error as { errcode?: number }).errcode };
  }
};

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.on('message', (query: Query) => parentPort?.postMessage(answer(query)));
