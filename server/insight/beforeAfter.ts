import { ENOUGH_PEOPLE, type AskedThen, type BeforeAfter, type ShareOf } from '../../protocol/figures.ts';
import { OUTCOMES } from '../store/facts.ts';
import type { Askings, Site, Store } from '../store/store.ts';
import { askingsIn } from './asked.ts';
import { WROTE_WITHIN } from './askedOften.ts';
import { ABSENT, numbersOf } from './askings.ts';
import { keysOfVersion } from './phrasebook.ts';
import { differenceOfShares, shareOf, type Part } from './statistics.ts';

/** On each side. */
const LONGEST = 90 * 86_400_000;
/** Versions that are read back from the live one. */
const VERSIONS = 50;
const ANSWERED = OUTCOMES.indexOf('answered');

/**
 * When the article began to have one of these ways to ask: its first version that has, without one between that has not;
 * undefined if that lies too many versions back.
 */
const writtenAt = async (
  store: Store,
  siteId: number,
  id: string,
  ways: readonly string[],
): Promise<number | undefined> => {
  const key = { kind: 'article', id } as const;
  const live = (await store.content.get(siteId, key))?.live;
  if (!live) return undefined;
  const versions = (await store.content.versions(siteId, key)).filter(({ version }) => version <= live.version);
  let first: number | undefined;
  for (const { version, at } of versions.slice(0, VERSIONS)) {
    const has = await keysOfVersion(store, siteId, id, version);
    if (!ways.some((way) => has.has(way))) return first;
    first = at;
  }
  return versions.length > VERSIONS ? undefined : first;
};

interface Counted {
  answered: Part;
  contacted: Part;
}

/** @param until who asked later may still write */
const countIn = (askings: Askings, questions: readonly string[], until: number): Counted => {
  const { question, at, outcome, visitor, wrote } = askings;
  const wanted = numbersOf(askings, questions);
  const [people, writers] = [new Set<number>(), new Set<number>()];
  let [asked, answered] = [0, 0];
  for (let n = 0; n < askings.length; n++) {
    if (!wanted[question[n]!]) continue;
    asked++;
    if (outcome[n] === ANSWERED) answered++;
    if (at[n]! >= until) continue;
    people.add(visitor[n]!);
    if (wrote[n] !== ABSENT && wrote[n]! < WROTE_WITHIN) writers.add(visitor[n]!);
  }
  return { answered: { count: answered, of: asked }, contacted: { count: writers.size, of: people.size } };
};

const shareIn = ({ count, of }: Part): ShareOf | undefined => (of > 0 ? { ...shareOf(count, of), of } : undefined);

const then = ({ answered, contacted }: Counted): AskedThen => {
  const [outright, wrote] = [shareIn(answered), shareIn(contacted)];
  return { asked: answered.of, ...(outright && { answered: outright }), ...(wrote && { contacted: wrote }) };
};

const difference = (now: Part, before: Part) =>
  Math.min(now.of, before.of) < ENOUGH_PEOPLE ? undefined : differenceOfShares(now, before);

/**
 * Who asked these questions before the article had one of these ways to ask, and since; undefined if it is not known since when it has.
 * What differs may have any cause: nobody was chosen by chance.
 */
export const beforeAndAfter = async (
  store: Store,
  site: Site,
  article: string,
  { questions, ways }: { questions: readonly string[]; ways: readonly string[] },
  now: number,
): Promise<BeforeAfter | undefined> => {
  const at = await writtenAt(store, site.id, article, ways);
  if (at === undefined) return undefined;
  const end = Math.min(now + 1, at + LONGEST);
  const askings = await store.figures.askings(site.id, { from: at - LONGEST, to: end });
  const until = now - WROTE_WITHIN;
  const before = countIn(askingsIn(askings, { from: at - LONGEST, to: at }), questions, until);
  const after = countIn(askingsIn(askings, { from: at, to: end }), questions, until);
  const [answered, contacted] = [
    difference(after.answered, before.answered),
    difference(after.contacted, before.contacted),
  ];
  return {
    article,
    at,
    before: then(before),
    after: then(after),
    ...(answered && { answered }),
    ...(contacted && { contacted }),
  };
};
