/** Seconds up to which a commit falls into each bucket of its histogram. */
export const COMMIT_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;

/** How long batches waited for their commit. */
export interface Commits {
  /** How many fell into each bucket, and in the end those beyond all; not added up. */
  readonly buckets: number[];
  /** Milliseconds. */
  sum: number;
}

/** Figures of this process for /metrics, since its start. */
export interface Counts {
  /** Requests by `route status`. */
  readonly requests: Map<string, number>;
  /** What became of events and messages. */
  readonly kept: { stored: number; duplicate: number; refused: number };
  /** Batches that wait for their commit now. */
  waiting: number;
  readonly commits: Commits;
}

export const createCounts = (): Counts => ({
  requests: new Map(),
  kept: { stored: 0, duplicate: 0, refused: 0 },
  waiting: 0,
  commits: { buckets: Array.from({ length: COMMIT_BUCKETS.length + 1 }, () => 0), sum: 0 },
});

/** @param route a fixed name, never a part of the address */
export const countRequest = ({ requests }: Counts, route: string, status: number): void => {
  const key = `${route} ${status}`;
  requests.set(key, (requests.get(key) ?? 0) + 1);
};

/** @param milliseconds from a checked batch to its commit */
export const countCommit = ({ commits }: Counts, milliseconds: number): void => {
  let n = 0;
  while (n < COMMIT_BUCKETS.length && milliseconds > COMMIT_BUCKETS[n]! * 1_000) n++;
  commits.buckets[n]!++;
  commits.sum += milliseconds;
};
