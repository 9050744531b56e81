import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Problem } from '../../../protocol/console.ts';
import type { ArticleContent, ContentDetail } from '../../../protocol/content.ts';
import type { ImportEntry, ImportPreview, ImportRequest, ImportTaken } from '../../../protocol/starting.ts';
import { AT, openWriting, type Writing } from './writing.ts';

/** Where a request to import goes. */
export const READ = '/sites/demo/import/read';
export const TAKE = '/sites/demo/import/take';

export const read = ({ ana }: Writing, body: ImportRequest) => ana.post<ImportPreview & Problem>(READ, body);
export const take = ({ ana }: Writing, entries: ImportEntry[]) => ana.post<ImportTaken & Problem>(TAKE, { entries });
/** A draft's body. */
export const bodyOf = async ({ ana }: Writing, id: string): Promise<ArticleContent> =>
  (await ana.get<ContentDetail<'article'>>(`${AT}/article/${id}`)).json.draft!.body;
/** What of a found question is taken. */
export const only = ({ question, answer, lang, id, group, topic, phrasings, again }: ImportEntry): ImportEntry =>
  Object.fromEntries(
    Object.entries({ question, answer, lang, id, group, topic, phrasings, again }).filter(
      ([, one]) => one !== undefined,
    ),
  ) as unknown as ImportEntry;

/** For each test a new place to import at; for all of them a site with these pages, by path. */
export const importing = (pages: Readonly<Record<string, string>>): { place: Writing; origin: string } => {
  const at = {} as { place: Writing; origin: string };
  let server: Server;
  beforeAll(async () => {
    server = createServer(({ url }, answer) => {
      const found = pages[url ?? ''];
      answer.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(found);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    at.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    at.place = await openWriting();
  });
  afterEach(() => at.place.desk.close());
  return at;
};
