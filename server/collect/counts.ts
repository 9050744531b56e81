/** Figures of this process for /metrics, since its start. */
export interface Counts {
  /** Requests by `route status`. */
  readonly requests: Map<string, number>;
  /** What became of events and messages. */
  readonly kept: { stored: number; duplicate: number; refused: number };
  /** Batches that wait for their commit now. */
  waiting: number;
}

export const createCounts = (): Counts => ({
  requests: new Map(),
  kept: { stored: 0, duplicate: 0, refused: 0 },
  waiting: 0,
});

/** @param route a fixed name, never a part of the address */
export const countRequest = ({ requests }: Counts, route: string, status: number): void => {
  const key = `${route} ${status}`;
  requests.set(key, (requests.get(key) ?? 0) + 1);
};
