import { signal } from '@preact/signals';
import type { FindabilityReport, FindabilityRow } from '../../../../protocol/findability.ts';
import { ApiError, reasonOf, type Api } from '../../state/api.ts';
import { timer } from './timer.ts';

/** What is known of one language. */
export interface Finding {
  /** The newest rows that were computed, by article. */
  rows?: ReadonlyMap<string, FindabilityRow> | undefined;
  /** There is one article, which nothing can be mixed up with. */
  alone?: boolean;
  /** How far newer ones are. */
  computing?: { done: number; of: number } | undefined;
  /** Why there are no newer ones. */
  problem: string;
}

export interface Findings {
  of(lang: string): Finding;
  /**
   * Asks how well the articles of a language are found, until that is computed.
   * @param wait ms until then; another call takes its place
   */
  look(lang: string, wait?: number): void;
  stop(): void;
}

/** ms between questions how far it is, in whichever language. */
const POLL = 1_500;
/** Seconds until it is asked again when it was asked too often, if the collector does not say. */
const AGAIN = 30;
const NOTHING: Finding = { problem: '' };

/** How well the articles of a shop are found, by language. */
export const createFindings = ({ get }: Pick<Api, 'get'>, site: string, later = timer): Findings => {
  const known = signal<Readonly<Record<string, Finding>>>({});
  const stops = new Map<string, () => void>();
  let ended = false;

  const set = (lang: string, change: Partial<Finding>): void => {
    known.value = {
      ...known.value,
      [lang]: { ...NOTHING, ...known.value[lang], problem: '', alone: false, ...change },
    };
  };
  const plan = (lang: string, ms: number): void => {
    stops.get(lang)?.();
    let over = false;
    const stop = later(() => void ask(lang, () => over), ms);
    stops.set(lang, () => {
      over = true;
      stop();
    });
  };
  const take = (lang: string, report: FindabilityReport): void => {
    if (report.state === 'failed') return set(lang, { computing: undefined, problem: report.why });
    if (report.state === 'alone') return set(lang, { computing: undefined, rows: undefined, alone: true });
    if (report.state === 'done')
      return set(lang, { computing: undefined, rows: new Map(report.articles.map((row) => [row.id, row])) });
    set(lang, { computing: report });
    plan(lang, POLL * Object.values(known.value).filter(({ computing }) => computing).length);
  };
  /** Others may have asked meanwhile: then this answer is the older one. */
  const ask = async (lang: string, isOver: () => boolean): Promise<void> => {
    try {
      const report = await get<FindabilityReport>(site, `findability?lang=${encodeURIComponent(lang)}`);
      if (!isOver()) take(lang, report);
    } catch (error) {
      if (isOver()) return;
      // Too many tabs ask at once: the check goes on meanwhile, and there is nothing to tell.
      if (error instanceof ApiError && error.status === 429) return plan(lang, (error.wait ?? AGAIN) * 1_000);
      set(lang, { computing: undefined, problem: reasonOf(error) });
    }
  };

  return {
    of: (lang) => known.value[lang] ?? NOTHING,
    look: (lang, wait = 0) => {
      if (!ended) plan(lang, wait);
    },
    stop: () => {
      ended = true;
      for (const stop of stops.values()) stop();
    },
  };
};

/** Other ways to ask below which an article is found by little more than its own words. */
export const FEW = 5;
/** Share of its ways to ask, left out, that should find an article. */
const WELL = 0.5;

/** Whether an article has too few ways to ask it, or too few of them find it. */
export const isHard = ({ of, found }: Pick<FindabilityRow, 'of' | 'found'>): boolean => of < FEW || found / of < WELL;
