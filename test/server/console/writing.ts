import type { Problem } from '../../../protocol/console.ts';
import type { ArticleContent, ContentDetail, PublishResult } from '../../../protocol/content.ts';
import type { HelpPart } from '../../../protocol/help.ts';
import type { SiteDocument } from '../../../protocol/site.ts';
import { publishNewSite } from '../../../server/publish/publish.ts';
import { standardContents } from '../../../server/publish/standard.ts';
import { article } from '../publish/contents.ts';
import { openDesk } from './desk.ts';

export const AT = '/sites/demo/content';
export const RETURNS = `${AT}/article/returns`;

export const titled = (title: string): ArticleContent =>
  article('Text', { languages: { en: { title, text: 'Text', phrasings: [] } } });

/** A new site's desk with one of each role, and an owner who writes. */
export const openWriting = async () => {
  const desk = await openDesk();
  await desk.addStaff('ana@shop.example', 'owner');
  await desk.addStaff('ion@shop.example', 'staff');
  await desk.addStaff('vera@shop.example', 'viewer');
  await publishNewSite(desk.store, desk.site, desk.clock.now, standardContents());
  const ana = await desk.signedIn('ana@shop.example');
  const read = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${desk.url}/v1/sites/demo/${path}`)).json()) as T;
  const document = () => read<SiteDocument>('site.json');
  return {
    desk,
    ana,
    /** What the shop's pages get. */
    document,
    /** A part of it, by its address. */
    read,
    /** Titles of the published articles in English. */
    async titles(): Promise<string[]> {
      const { help } = await document();
      return help ? (await read<HelpPart>(help['en']!)).articles.map(({ title }) => title) : [];
    },
    draft: (path: string, rev: number, body: unknown, browser = ana) =>
      browser.ask<ContentDetail & Problem>('PUT', `${path}/draft`, { rev, body }),
    publish: (path: string, body?: unknown, browser = ana) =>
      browser.post<PublishResult & Problem>(`${path}/publish`, body),
  };
};

export type Writing = Awaited<ReturnType<typeof openWriting>>;
