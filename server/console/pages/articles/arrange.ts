import type { ArticleContent, ContentRow, TopicsContent } from '../../../../protocol/content.ts';

export type Row = ContentRow<'article'>;
/** Articles under one topic, in order; the last group may be those without one. */
export interface Group {
  /** '' for those without a topic. */
  topic: string;
  rows: Row[];
}

const inOrder = (a: Row, b: Row): number => a.body.order - b.body.order || (a.id < b.id ? -1 : 1);

/** By topic, in the owner's order; topics without articles are there too, so that something can be moved into them. */
export const grouped = (rows: readonly Row[], topics: TopicsContent['topics']): Group[] => {
  const known = new Set(topics.map(({ id }) => id));
  const topicOf = ({ body }: Row): string => (body.topic !== undefined && known.has(body.topic) ? body.topic : '');
  return [...known, ''].map((topic) => ({
    topic,
    rows: rows.filter((row) => topicOf(row) === topic).toSorted(inOrder),
  }));
};

/** The groups with one article moved to another topic, at its end or its beginning. */
export const movedTo = (groups: readonly Group[], id: string, topic: string, first = false): Group[] => {
  const row = groups.flatMap(({ rows }) => rows).find((one) => one.id === id);
  if (!row) return [...groups];
  return groups.map((group) => {
    const rest = group.rows.filter((one) => one.id !== id);
    if (group.topic !== topic) return { ...group, rows: rest };
    return { ...group, rows: first ? [row, ...rest] : [...rest, row] };
  });
};

/** The groups with one article a place further up or down; at the end of its topic it goes on into the next one. */
export const moved = (groups: readonly Group[], id: string, by: 1 | -1): Group[] => {
  const g = groups.findIndex(({ rows }) => rows.some((one) => one.id === id));
  const group = groups[g];
  if (!group) return [...groups];
  const from = group.rows.findIndex((one) => one.id === id);
  const to = from + by;
  const next = groups[g + by];
  if (to < 0 || to >= group.rows.length) return next ? movedTo(groups, id, next.topic, by > 0) : [...groups];
  const rows = [...group.rows];
  [rows[from], rows[to]] = [rows[to]!, rows[from]!];
  return groups.map((one) => (one === group ? { ...group, rows } : one));
};

/** An article's place as it is to be. */
export interface Placed {
  row: Row;
  topic: string;
  order: number;
}

/**
 * What the new places make other, and nothing else: the numbers of a topic's articles are dealt out anew among them,
 * so that two which change places are the only two that change.
 */
export const changesOf = (groups: readonly Group[]): Placed[] =>
  groups.flatMap(({ topic, rows }) => {
    let last = -Infinity;
    const orders = rows
      .map(({ body }) => body.order)
      .toSorted((a, b) => a - b)
      .map((order) => (last = Math.max(order, last + 1)));
    return rows
      .map((row, n): Placed => ({ row, topic, order: orders[n]! }))
      .filter((one) => one.order !== one.row.body.order || (one.topic || undefined) !== one.row.body.topic);
  });

/** The article in its new place. */
export const placedBody = (body: ArticleContent, { topic, order }: Pick<Placed, 'topic' | 'order'>): ArticleContent => {
  const { topic: _, ...rest } = body;
  return { ...rest, order, ...(topic && { topic }) };
};
