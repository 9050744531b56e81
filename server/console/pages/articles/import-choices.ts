import type { ImportEntry, ImportFound } from '../../../../protocol/starting.ts';

/**
 * What becomes of a question: an article of its own; another way to ask, the words, or the answer that is missing, of the
 * article that is there; another way to ask the one further up.
 */
export type Act = 'new' | 'phrasing' | 'words' | 'answer' | 'join';

/** Whether the article that is there has the question in this language, but no answer. */
export const isUnanswered = ({ article }: ImportFound): boolean =>
  article !== undefined && !article.lacks && !article.text.trim();

/** What may become of it, what happens if nobody says otherwise first. */
export const actsOf = (one: ImportFound): readonly Act[] => {
  const { how, article, twin, phrasings = [] } = one;
  if ((how === 'there' || how === 'like') && isUnanswered(one))
    return how === 'like' || phrasings.length ? ['new', 'answer', 'phrasing'] : ['new', 'answer'];
  if (how === 'there') return phrasings.length ? ['new', 'words', 'phrasing'] : ['new', 'words'];
  if (how === 'like' && article?.lacks) return ['new', 'words'];
  if (how === 'like' && article) return ['new', 'phrasing', 'words'];
  return how === 'like' && twin !== undefined ? ['new', 'join'] : ['new'];
};

const sameGroup = (found: readonly ImportFound[], n: number): number[] => {
  const { group } = found[n]!;
  return group === undefined ? [n] : [...found.keys()].filter((place) => found[place]!.group === group);
};

/** Whether it answers an article without one: of several the same question before what is only alike. */
const fills = (found: readonly ImportFound[], n: number): boolean => {
  const { article, lang } = found[n]!;
  if (!isUnanswered(found[n]!)) return false;
  const rivals = found.filter(
    (one) => one.article?.id === article!.id && one.lang.toLowerCase() === lang.toLowerCase(),
  );
  return (rivals.find(({ how }) => how === 'there') ?? rivals[0]) === found[n];
};

/** An answer or a translation that is missing is added to what is there; else nothing goes into an article unasked. */
export const firstAct = (found: readonly ImportFound[], n: number): Act => {
  const { how, article } = found[n]!;
  if (fills(found, n)) return 'answer';
  const isThere = (place: number): boolean =>
    (found[place]!.how === 'there' || fills(found, place)) && found[place]!.article?.id === article?.id;
  return how === 'like' && article?.lacks && sameGroup(found, n).some(isThere) ? 'words' : 'new';
};

/** Places of those that no article has yet, or none answers. */
export const fresh = (found: readonly ImportFound[]): Set<number> =>
  new Set([...found.keys()].filter((n) => found[n]!.how === 'new' || found[n]!.how === 'like' || fills(found, n)));

export type Acts = ReadonlyMap<number, Act>;

/** What becomes of another language of what goes into an article: no answer that is there is replaced by one that fills. */
const followingAct = (act: Act, one: ImportFound): Act | undefined => {
  if (actsOf(one).includes(act)) return act;
  if (isUnanswered(one)) return 'answer';
  return act === 'answer' && !one.article?.lacks ? undefined : 'words';
};

/** With an act for one, which goes for its other languages too, as far as they have the same article. */
export const withAct = (acts: Acts, found: readonly ImportFound[], n: number, act: Act): Acts => {
  const next = new Map(acts).set(n, act);
  const { article } = found[n]!;
  if (article)
    for (const place of sameGroup(found, n))
      if (place !== n && found[place]!.article?.id === article.id) {
        const following = followingAct(act, found[place]!);
        if (following) next.set(place, following);
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
    else if (one.article && (act === 'phrasing' || act === 'words' || act === 'answer'))
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
