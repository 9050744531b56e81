import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { ArticleContent } from '../../protocol/content.ts';
import type { FindabilityReport } from '../../protocol/findability.ts';
import type { Log } from '../log.ts';
import type { StoredContent } from '../store/store.ts';
import type { Asked, Check, Told } from './findabilityWorker.ts';

/** ms until one language is given up: sixty articles with twenty ways to ask take some twenty seconds, five times as many minutes. */
const PATIENCE = 15 * 60_000;
/** Results that are kept, of all sites: a language of a shop takes some hundred kilobytes at most. */
const KEPT = 120;

const TOO_LONG = 'It took more than a quarter of an hour, and was given up.';
const BROKEN = 'The check broke off. The collector’s log says why.';

/** Built, all of the server is one file, and the worker stands beside it. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './findabilityWorker.ts' : './findabilityWorker.js',
  import.meta.url,
);

interface Job {
  site: number;
  hash: string;
  check: Check;
  report: FindabilityReport;
  /** Once it runs: stops it. */
  stop?: () => void;
}

/** Articles of a language as they are written now; those without a question or an answer would not be published. */
export const writtenIn = (articles: readonly StoredContent[], lang: string): Asked[] =>
  articles
    .flatMap(({ id, draft, live }): Asked[] => {
      const words = ((draft ?? live)?.body as ArticleContent | undefined)?.languages[lang];
      const [title, text] = [words?.title.trim(), words?.text.trim()];
      if (!words || !title || !text) return [];
      return [{ id, title, text, phrasings: words.phrasings.map((one) => one.trim()).filter(Boolean) }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const hashOf = (check: Check): string => createHash('sha256').update(JSON.stringify(check)).digest('base64url');

interface Parts {
  now: () => number;
  log: Log;
  /** The thread's code. */
  file: URL;
  /** Results that are kept. */
  kept: number;
}

const isOver = ({ state }: FindabilityReport): boolean => state !== 'computing';

/** Checks one language in a thread of its own. Returns what stops it. */
const run = ({ file, now, log }: Parts, { check, report }: Job, tell: (report: FindabilityReport) => void) => {
  const worker = new Worker(file, { workerData: check });
  worker.unref();
  let last = report;
  const end = (told: FindabilityReport): void => {
    if (isOver(last)) return;
    last = told;
    clearTimeout(timer);
    void worker.terminate();
    tell(told);
  };
  const timer = setTimeout(() => end({ state: 'failed', why: TOO_LONG }), PATIENCE).unref();
  worker.on('message', (told: Told) => {
    if ('rows' in told) end({ state: 'done', at: now(), articles: told.rows });
    else if (!isOver(last)) tell((last = { state: 'computing', ...told }));
  });
  const broken = (why: string): void => {
    if (isOver(last)) return;
    log('error', 'a check of how well articles are found broke off', { why });
    end({ state: 'failed', why: BROKEN });
  };
  worker.on('error', (error) => broken(String(error)));
  worker.on('exit', (code) => broken(`the thread ended with ${code}`));
  return (): void => {
    clearTimeout(timer);
    last = { state: 'failed', why: BROKEN };
    void worker.terminate();
  };
};

/** Results by site and content. Where there are too many, the site that has most gives up what it used longest ago. */
const createShelf = (most: number) => {
  const sites = new Map<number, Map<string, FindabilityReport>>();
  let size = 0;
  const put = (site: number, hash: string, report: FindabilityReport): void => {
    const own = sites.get(site) ?? new Map<string, FindabilityReport>();
    sites.set(site, own);
    if (!own.delete(hash)) size++;
    own.set(hash, report);
    if (size <= most) return;
    const [fullest, theirs] = [...sites].reduce((a, b) => (b[1].size > a[1].size ? b : a));
    theirs.delete(theirs.keys().next().value!);
    if (theirs.size === 0) sites.delete(fullest);
    size--;
  };
  return {
    put,
    get: (site: number, hash: string): FindabilityReport | undefined => {
      const found = sites.get(site)?.get(hash);
      if (found) put(site, hash, found);
      return found;
    },
  };
};

/**
 * Checks languages of all sites one after the other, so that one core at most is busy with them. What was written
 * meanwhile takes the place of what it is newer than; the same words are not checked twice.
 */
export const createFindability = (given: Pick<Parts, 'now' | 'log'> & Partial<Parts>) => {
  const parts: Parts = { file: WORKER, kept: KEPT, ...given };
  const { now } = parts;
  /** By site and language. */
  const jobs = new Map<string, Job>();
  const results = createShelf(parts.kept);
  let running: string | undefined;

  const next = (): void => {
    if (running !== undefined) return;
    const waiting = [...jobs].find(([, { report }]) => !isOver(report));
    if (!waiting) return;
    const [key, job] = waiting;
    const tell = (report: FindabilityReport): void => {
      job.report = report;
      if (!isOver(report)) return;
      if (report.state === 'done') {
        jobs.delete(key);
        results.put(job.site, job.hash, report);
      }
      running = undefined;
      next();
    };
    running = key;
    try {
      job.stop = run(parts, job, tell);
    } catch (error) {
      parts.log('error', 'a check of how well articles are found could not begin', { why: String(error) });
      tell({ state: 'failed', why: BROKEN });
    }
  };

  const stop = (key: string): void => {
    jobs.get(key)?.stop?.();
    jobs.delete(key);
    if (running === key) running = undefined;
  };

  return {
    /** How far it is; begins it if it was not. */
    ask(site: number, check: Check): FindabilityReport {
      if (check.articles.length === 0) return { state: 'done', at: now(), articles: [] };
      if (check.articles.length === 1) return { state: 'alone' };
      const hash = hashOf(check);
      const known = results.get(site, hash);
      if (known) return known;
      const key = `${site} ${check.lang}`;
      const job = jobs.get(key);
      if (job?.hash === hash) {
        if (job.report.state === 'failed') jobs.delete(key);
        return job.report;
      }
      stop(key);
      const of = check.articles.reduce((sum, { phrasings }) => sum + phrasings.length, 0);
      const report: FindabilityReport = { state: 'computing', done: 0, of };
      jobs.set(key, { site, hash, check, report });
      next();
      return report;
    },
    /** Ends what is being checked. */
    close: (): void => [...jobs.keys()].forEach(stop),
  };
};
