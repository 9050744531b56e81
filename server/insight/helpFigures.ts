import type { ArticleContent } from '../../protocol/content.ts';
import { ENOUGH_PEOPLE, type PeriodDays } from '../../protocol/figures.ts';
import type { ArticleHelp, ChangingPart, HelpFigures, LanguageHelp, Part as Told } from '../../protocol/helpFigures.ts';
import type { HelpSum, ReadingSum, Site, Store } from '../store/store.ts';
import { hadBegun } from './begun.ts';
import { countedTo } from './folding.ts';
import { periodsOf, type Days } from './period.ts';
import { changeOfShares, shareOf, type Part } from './statistics.ts';

/** Languages and rows of articles that are told: who reports names any he likes. */
const MOST_LANGS = 20;
const MOST = 1_000;
const OUTCOMES = ['answered', 'picked', 'none'];

const told = ({ count, of }: Part): Told => ({ count, of, ...(of >= ENOUGH_PEOPLE && { share: shareOf(count, of) }) });

interface Asked {
  lang: string;
  asked: number;
  answered: number;
}

/** What is counted of one period. */
interface Counted {
  asked: Asked[];
  helps: HelpSum[];
  engaged: number;
}

const askedOf = async (store: Store, site: Site, days: Days): Promise<Asked[]> => {
  const langs = new Map<string, Asked>();
  for (const { name, dimension: lang, count } of await store.figures.counters(site.id, OUTCOMES, days)) {
    const sum = langs.get(lang) ?? { lang, asked: 0, answered: 0 };
    sum.asked += count;
    if (name !== 'none') sum.answered += count;
    langs.set(lang, sum);
  }
  return [...langs.values()];
};

const countOf = async (store: Store, site: Site, days: Days, now: number): Promise<Counted> => {
  const helps = await store.figures.helps(site.id, days, now);
  // After the helps: what is folded in between must not make more who used help than were engaged.
  const [asked, engaged] = await Promise.all([askedOf(store, site, days), store.figures.engagedVisits(site.id, days)]);
  return { asked, helps, engaged };
};

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

type Parts = Record<keyof LanguageHelp, Part>;

/** @param lang all of them without */
const partsOf = ({ asked, helps }: Counted, lang?: string): Parts => {
  const questions = lang === undefined ? asked : asked.filter((one) => one.lang === lang);
  const visits = lang === undefined ? helps : helps.filter((one) => one.lang === lang);
  const over = sum(visits, (one) => one.over);
  return {
    answered: { count: sum(questions, (one) => one.answered), of: sum(questions, (one) => one.asked) },
    deflected: { count: over - sum(visits, (one) => one.contacted), of: over },
    resolved: { count: sum(visits, (one) => one.resolved), of: over },
  };
};

const involvedOf = ({ helps, engaged }: Counted): Part => {
  const count = sum(helps, (one) => one.engaged);
  // A visit that began before the period may use help in it.
  return { count, of: Math.max(count, engaged) };
};

/** Most used first: by visits, and by questions where there are no visits of a language. */
const langsOf = ({ asked, helps }: Counted): { lang: string; visits: number }[] => {
  const visits = new Map(asked.map(({ lang }) => [lang, 0]));
  for (const one of helps) visits.set(one.lang, one.visits);
  return [...visits]
    .map(([lang, count]) => ({ lang, visits: count }))
    .sort((a, b) => b.visits - a.visits || (a.lang < b.lang ? -1 : 1))
    .slice(0, MOST_LANGS);
};

/** The title of each article that is there, in a language or else in one it has. */
const titlesOf = async (store: Store, site: Site): Promise<(article: string, lang: string) => string | undefined> => {
  const bodies = new Map<string, Partial<ArticleContent>>();
  for (const { id, live, draft } of await store.content.list(site.id, 'article'))
    bodies.set(id, (live ?? draft)?.body as Partial<ArticleContent>);
  return (article, lang) => {
    const languages = bodies.get(article)?.languages;
    if (!languages) return undefined;
    const titles = [languages[lang], ...Object.values(languages)].map((one) => one?.title?.trim());
    return titles.find((title) => title) ?? '';
  };
};

const articleOf = ({ article, lang, viewed, helped, unhelpful, over, contacted }: ReadingSum, title: string) => ({
  article,
  ...(title && { title }),
  lang,
  viewed,
  helped: told({ count: helped, of: helped + unhelpful }),
  contacted: told({ count: contacted, of: over }),
});

const articlesOf = async (store: Store, site: Site, days: Days, now: number): Promise<ArticleHelp[]> => {
  const [sums, titleOf] = await Promise.all([store.figures.readings(site.id, days, now), titlesOf(store, site)]);
  return sums
    .flatMap((one) => {
      const title = titleOf(one.article, one.lang);
      return title === undefined ? [] : [articleOf(one, title)];
    })
    .sort((a, b) => b.viewed - a.viewed || (a.article < b.article ? -1 : 1) || (a.lang < b.lang ? -1 : 1))
    .slice(0, MOST);
};

const datesOf = ({ dates }: Days) => ({ from: dates[0]!, to: dates.at(-1)! });

/** What help was used and what came of it, in all, by language and by article, against the same number of days before. */
export const helpFiguresOf = async (store: Store, site: Site, days: PeriodDays, now: number): Promise<HelpFigures> => {
  const period = periodsOf(now, site.timeZone, days);
  const [these, those, whole, articles] = await Promise.all([
    countOf(store, site, period.now, now),
    countOf(store, site, period.before, now),
    hadBegun(store, site, period.before),
    articlesOf(store, site, period.now, now),
  ]);
  const changing = (part: Part, before: Part): ChangingPart => ({
    ...told(part),
    change: whole ? changeOfShares(part, before) : { verdict: 'too_few' },
  });
  const helpOf = (lang?: string): LanguageHelp => {
    const [parts, before] = [partsOf(these, lang), partsOf(those, lang)];
    return {
      answered: changing(parts.answered, before.answered),
      deflected: changing(parts.deflected, before.deflected),
      resolved: changing(parts.resolved, before.resolved),
    };
  };
  return {
    ...datesOf(period.now),
    before: datesOf(period.before),
    visits: sum(these.helps, (one) => one.visits),
    involved: changing(involvedOf(these), involvedOf(those)),
    all: helpOf(),
    langs: langsOf(these).map((one) => ({ ...one, ...helpOf(one.lang) })),
    articles,
    counted_to: await countedTo(store, site.id, now),
  };
};
