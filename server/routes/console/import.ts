import { Hono } from 'hono';
import * as v from 'valibot';
import type { ImportFound, ImportTaken } from '../../../protocol/starting.ts';
import { createPace } from '../../guard/pace.ts';
import { paced } from '../../guard/paced.ts';
import { problem, Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import { checkEntries } from '../../import/check.ts';
import { makeDrafts, type Imported, type Outcome } from '../../import/drafts.ts';
import { Unreadable, type Entry } from '../../import/entry.ts';
import { BadAddress } from '../../import/fetchPage.ts';
import type { Source } from '../../import/read.ts';
import { previewImport } from '../../import/preview.ts';
import { TopicsMoved } from '../../import/topics.ts';
import type { Parts } from '../../parts.ts';
import { makeReady } from '../../publish/compute.ts';
import { CONTENT_ID, MOST, tag } from '../../publish/shapes.ts';
import type { Site } from '../../store/store.ts';
import { readBody } from './body.ts';

/** Pages a minute that are fetched for one site. */
const FETCHES = 10;
/** Times a minute that somebody has all compared anew: each is as dear as reading it was. */
const CHECKS = 20;
const FILES = 500;

const text = (most: number) => v.pipe(v.string('not a text'), v.maxLength(most, `longer than ${most} characters`));
const list = <S extends v.GenericSchema>(of: S, most: number) =>
  v.pipe(v.array(of, 'not a list'), v.minLength(1, 'none'), v.maxLength(most, `more than ${most}`));

const readSchema = v.object({
  address: v.exactOptional(v.pipe(text(2_048), v.trim())),
  files: v.exactOptional(list(v.object({ name: text(400), text: v.string('not a text') }), FILES)),
  lang: v.exactOptional(tag),
  also: v.exactOptional(list(tag, 30)),
});
/** As large as a source may hold them: which of them no article can be made of is told one by one. */
const entry = v.object({
  question: text(10_000),
  answer: text(1_000_000),
  lang: tag,
  id: v.exactOptional(text(1_000)),
  group: v.exactOptional(text(1_000)),
  topic: v.exactOptional(text(1_000)),
  phrasings: v.exactOptional(v.pipe(v.array(text(10_000), 'not a list'), v.maxLength(10_000, 'more than 10000'))),
  again: v.exactOptional(v.boolean('true or false')),
  into: v.exactOptional(
    v.object({
      id: v.pipe(v.string('not an id'), v.regex(CONTENT_ID, 'not an id of an article')),
      how: v.picklist(['phrasing', 'words', 'answer'], 'phrasing, words or answer'),
    }),
  ),
});
const takeSchema = v.object({ entries: list(entry, MOST.article) });

/** What cannot be read, as a refusal that says what to do instead. */
const refusalOf = (error: unknown, field: string): unknown => {
  if (error instanceof TopicsMoved) return new Refused(409, error.message);
  return error instanceof Unreadable ? new Refused(400, error.message, field) : error;
};

const articlesOf = (outcomes: readonly Outcome[], entries: readonly Entry[]): ImportTaken['drafts'] => {
  const drafts = new Map<string, ImportTaken['drafts'][number]>();
  for (const [n, { how, id, rev, question }] of outcomes.entries())
    if (id !== undefined && rev !== undefined && !drafts.has(id)) {
      const changed = how === 'changed' && ({ changed: true } as const);
      drafts.set(id, { id, rev, title: question, lang: entries[n]!.lang!, ...changed });
    }
  return [...drafts.values()];
};

const THERE = 'an article answers it';
const takenOf = ({ outcomes, topics, noRoom }: Imported, entries: readonly Entry[]): ImportTaken => ({
  drafts: articlesOf(outcomes, entries),
  left: outcomes.flatMap(({ question, rev, why = THERE, unfit = [] }) =>
    rev === undefined ? [{ question, why }] : unfit,
  ),
  topics,
  noRoom,
});

const MANY = 'Many pages were read a moment ago. Try again in a minute.';
class TooMany extends Error {
  /** Seconds. */
  readonly wait: number;
  constructor(wait: number) {
    super(MANY);
    this.wait = wait;
  }
}

const OTHERWISE = 'If your browser can open it, save the page there and choose the file.';

/** What is written elsewhere becomes drafts, after it was looked through; under /sites/KEY/import. */
export const importRoutes = ({ store, now, readPage }: Parts) => {
  const pace = createPace(FETCHES);

  const wholeAddress = (address: string): string =>
    /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;

  /** @throws TooMany; Unreadable, with what to do instead */
  const readAt = async (site: Site, address: string): Promise<Source> => {
    const wait = await pace(String(site.id));
    if (wait) throw new TooMany(wait);
    try {
      const page = await readPage(wholeAddress(address));
      return { text: page.text, name: page.url, type: page.type };
    } catch (error) {
      if (!(error instanceof Unreadable) || error instanceof BadAddress) throw error;
      throw new Unreadable(`${error.message} ${OTHERWISE}`, { cause: error });
    }
  };

  /** A page in another language: that it has to wait is told with it. */
  const readOther = (site: Site) => async (address: string) => {
    try {
      return await readAt(site, address);
    } catch (error) {
      if (error instanceof TooMany) throw new Unreadable(`${address}: ${MANY}`, { cause: error });
      throw error;
    }
  };

  return new Hono<SiteEnv>()
    .post('/read', atLeast('staff'), async (c) => {
      const { address, files = [], lang, also } = await readBody(c, readSchema);
      const site = c.get('site');
      if ((address === undefined) === (files.length === 0))
        throw new Refused(400, 'Say where to read: an address, or files.', 'address');
      try {
        const sources = address === undefined ? files : [await readAt(site, address)];
        const other = address === undefined ? undefined : readOther(site);
        return c.json(await previewImport(store, site, { sources, lang, also, readOther: other, now: now() }));
      } catch (error) {
        if (!(error instanceof TooMany)) throw refusalOf(error, address === undefined ? 'files' : 'address');
        c.header('Retry-After', String(error.wait));
        return problem(c, 429, MANY);
      }
    })
    .post('/check', atLeast('staff'), paced(CHECKS), async (c) => {
      const { entries } = await readBody(c, takeSchema);
      const plain = entries.map(({ again: _again, into: _into, ...entry }) => entry);
      const { found } = await checkEntries(store, c.get('site'), plain, { lang: entries[0]!.lang, now: now() });
      return c.json(found satisfies ImportFound[]);
    })
    .post('/take', atLeast('staff'), async (c) => {
      const { entries } = await readBody(c, takeSchema);
      const options = { lang: entries[0]!.lang, now: now(), by: c.get('staff').id };
      try {
        const made = await makeDrafts(store, c.get('site'), entries, options);
        makeReady();
        return c.json(takenOf(made, entries) satisfies ImportTaken);
      } catch (error) {
        throw refusalOf(error, 'entries');
      }
    });
};
