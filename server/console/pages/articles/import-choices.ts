import type { ImportEntry, ImportFound } from '../../../../protocol/starting.ts';

/**
 * What becomes of a question: an article of its own; another way to ask, or the words, of the article that is there; another
 * way to ask the one further up.
 */
export type Act = 'new' | 'phrasing' | 'words' | 'join';

/** What may become of it, what happens if nobody says otherwise first. */
export const actsOf = ({ how, article, twin, phrasings = [] }: ImportFound): readonly Act[] => {
  if (how === 'there') return phrasings.length ? ['new', 'words', 'phrasing'] : ['new', 'words'];
  if (how === 'like' && article?.lacks) return ['new', 'words'];
  if (how === 'like' && article) return ['new', 'phrasing', 'words'];
  return how === 'like' && twin !== undefined ? ['new', 'join'] : ['new'];
};

const sameGroup = (found: readonly ImportFound[], n: number): number[] => {
  const { group } = found[n]!;
  return group === undefined ? [n] : [...found.keys()].filter((place) => found[place]!.group === group);
};

/** A translation of what is there is added to it; else nothing goes into an article unasked. */
export const firstAct = (found: readonly ImportFound[], n: number): Act => {
  const { how, article } = found[n]!;
  const isThere = (place: number): boolean =>
    found[place]!.how === 'there' && found[place]!.article?.id === article?.id;
  return how === 'like' && article?.lacks && sameGroup(found, n).some(isThere) ? 'words' : 'new';
};

/** Places of those that no article has yet. */
export const fresh = (found: readonly ImportFound[]): Set<number> =>
  new Set([...found.keys()].filter((n) => found[n]!.how === 'new' || found[n]!.how === 'like'));

export type Acts = ReadonlyMap<number, Act>;

/** With an act for one, which goes for its other languages too, as far as they have the same article. */
export const withAct = (acts: Acts, found: readonly ImportFound[], n: number, act: Act): Acts => {
  const next = new Map(acts).set(n, act);
  const { article } = found[n]!;
  if (article)
    for (const place of sameGroup(found, n))
      if (place !== n && found[place]!.article?.id === article.id) {
        const possible = actsOf(found[place]!);
        next.set(place, possible.includes(act) ? act : 'words');
      }
  return next;
};

/** As it was read, without what was found out about it. */
export const plainEntry = ({
  how: _how,
  article: _article,
  twin: _twin,
  why: _why,
  ...entry
}: ImportFound): ImportEntry => entry;

/** As they are sent to be made: those that join another give it their ways to ask. */
export const entriesOf = (found: readonly ImportFound[], chosen: ReadonlySet<number>, acts: Acts): ImportEntry[] => {
  const entries = new Map<number, ImportEntry>();
  for (const n of [...chosen].toSorted((a, b) => a - b)) {
    const one = found[n]!;
    const [act, entry] = [acts.get(n), plainEntry(one)];
    const head = act === 'join' ? entries.get(one.twin ?? -1) : undefined;
    if (head) head.phrasings = [...(head.phrasings ?? []), entry.question, ...(entry.phrasings ?? [])];
    else if (one.article && (act === 'phrasing' || act === 'words'))
      entries.set(n, { ...entry, into: { id: one.article.id, how: act } });
    else entries.set(n, one.how === 'there' || one.how === 'twice' ? { ...entry, again: true } : entry);
  }
  return [...entries.values()];
};

/** How many articles that makes, and how many it changes. */
export const countsOf = (entries: readonly ImportEntry[]): { made: number; changed: number } => {
  const changed = new Set(entries.flatMap(({ into }) => (into ? [into.id] : [])));
  const made = new Set(entries.flatMap(({ into, group }, n) => (into ? [] : [group ?? n])));
  return { made: made.size, changed: changed.size };
};
