import type { Store } from '../store/store.ts';
import type { Clustering } from './clustering.ts';

/** A cluster is set aside as long as this share of what was asked is, so that another way to ask does not bring it back. */
const SHARE = 0.25;

/** The clusters that were set aside, by their most asked question. */
export const asidesOf = async (
  store: Store,
  siteId: number,
  { headOf, membersOf, countOf }: Clustering,
): Promise<Set<string>> => {
  const marked = new Map<string, number>();
  for (const question of await store.questionMarks.of(siteId, 'aside', '')) {
    const head = headOf(question);
    marked.set(head, (marked.get(head) ?? 0) + (countOf(question) ?? 1));
  }
  const all = (head: string): number => membersOf(head).reduce((sum, question) => sum + (countOf(question) ?? 1), 0);
  return new Set([...marked].filter(([head, count]) => count >= SHARE * all(head)).map(([head]) => head));
};
