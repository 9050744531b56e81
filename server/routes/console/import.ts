import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { ImportTaken } from '../../../protocol/starting.ts';
import { createPace } from '../../guard/pace.ts';
import { problem, Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import { makeDrafts, type Imported, type Outcome } from '../../import/drafts.ts';
import { Unreadable, type Entry } from '../../import/entry.ts';
import { BadAddress } from '../../import/fetchPage.ts';
import type { Source } from '../../import/read.ts';
import { previewImport } from '../../import/preview.ts';
import { TopicsMoved } from '../../import/topics.ts';
import type { Parts } from '../../parts.ts';
import { makeReady } from '../../publish/compute.ts';
import { MOST, tag } from '../../publish/shapes.ts';
import { readBody } from './body.ts';

/** Pages a minute that are fetched for one site. */
const FETCHES = 10;
const FILES = 500;

const text = (most: number) => v.pipe(v.string('not a text'), v.maxLength(most, `longer than ${most} characters`));
const list = <S extends v.GenericSchema>(of: S, most: number) =>
  v.pipe(v.array(of, 'not a list'), v.minLength(1, 'none'), v.maxLength(most, `more than ${most}`));

const readSchema = v.object({
  address: v.exactOptional(v.pipe(text(2_048), v.trim())),
  files: v.exactOptional(list(v.object({ name: text(400), text: v.string('not a text') }), FILES)),
  lang: v.exactOptional(tag),
});
/** As large as a source may hold them: which of them no article can be made of is told one by one. */
const entry = v.object({
  question: text(10_000),
  answer: text(1_000_000),
  lang: tag,
  id: v.exactOptional(text(1_000)),
  topic: v.exactOptional(text(1_000)),
  phrasings: v.exactOptional(v.pipe(v.array(text(10_000), 'not a list'), v.maxLength(10_000, 'more than 10000'))),
  again: v.exactOptional(v.boolean('true or false')),
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
    if (how === 'draft' && id !== undefined && rev !== undefined && !drafts.has(id))
      drafts.set(id, { id, rev, title: question, lang: entries[n]!.lang! });
  return [...drafts.values()];
};

const THERE = 'an article answers it';
const takenOf = ({ outcomes, topics, noRoom }: Imported, entries: readonly Entry[]): ImportTaken => ({
  drafts: articlesOf(outcomes, entries),
  left: outcomes.filter(({ how }) => how !== 'draft').map(({ question, why = THERE }) => ({ question, why })),
  topics,
  noRoom,
});

const OTHERWISE = 'If your browser can open it, save the page there and choose the file.';

/** What is written elsewhere becomes drafts, after it was looked through; under /sites/KEY/import. */
export const importRoutes = ({ store, now, readPage }: Parts) => {
  const pace = createPace(FETCHES);

  /** Seconds to wait, or the sources. */
  const sourcesOf = async (c: Context<SiteEnv>, address?: string, files: Source[] = []): Promise<number | Source[]> => {
    if ((address === undefined) === (files.length === 0))
      throw new Refused(400, 'Say where to read: an address, or files.', 'address');
    if (address === undefined) return files;
    const wait = await pace(String(c.get('site').id));
    if (wait) return wait;
    try {
      const page = await readPage(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
      return [{ text: page.text, name: page.url, type: page.type }];
    } catch (error) {
      if (!(error instanceof Unreadable) || error instanceof BadAddress) throw error;
      throw new Unreadable(`${error.message} ${OTHERWISE}`, { cause: error });
    }
  };

  return new Hono<SiteEnv>()
    .post('/read', atLeast('staff'), async (c) => {
      const { address, files, lang } = await readBody(c, readSchema);
      try {
        const sources = await sourcesOf(c, address, files);
        if (typeof sources !== 'number') {
          return c.json(await previewImport(store, c.get('site'), { sources, lang, now: now() }));
        }
        c.header('Retry-After', String(sources));
        return problem(c, 429, 'Many pages were read a moment ago. Try again in a minute.');
      } catch (error) {
        throw refusalOf(error, address === undefined ? 'files' : 'address');
      }
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
