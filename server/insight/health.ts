import type { AnswersHealth } from '../../protocol/figures.ts';
import type { Period, Site, Store } from '../store/store.ts';
import { shareOf } from './statistics.ts';

const OUTCOMES = ['answered', 'picked', 'none'] as const;
/** Questions of a language under which a share says nothing. */
const FEWEST = 30;
/** Languages told of: who asks names any he likes. */
const MOST_LANGS = 20;

type Counts = Record<(typeof OUTCOMES)[number], number>;

const sumOf = (counts: Counts): number => OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);

/** How the shop's questions were answered, in all and by language. */
export const healthOf = async (store: Store, site: Site, period: Period): Promise<AnswersHealth> => {
  const all: Counts = { answered: 0, picked: 0, none: 0 };
  const langs = new Map<string, Counts>();
  for (const { name, dimension, count } of await store.figures.counters(site.id, OUTCOMES, period)) {
    const outcome = name as keyof Counts;
    const counts = langs.get(dimension) ?? { answered: 0, picked: 0, none: 0 };
    counts[outcome] += count;
    all[outcome] += count;
    langs.set(dimension, counts);
  }
  return {
    asked: sumOf(all),
    ...all,
    langs: [...langs]
      .map(([lang, counts]) => ({ lang, counts, asked: sumOf(counts) }))
      .sort((a, b) => b.asked - a.asked || (a.lang < b.lang ? -1 : 1))
      .slice(0, MOST_LANGS)
      .map(({ lang, counts, asked }) => ({
        lang,
        asked,
        ...(asked >= FEWEST && { answered: shareOf(counts.answered, asked) }),
      })),
  };
};
