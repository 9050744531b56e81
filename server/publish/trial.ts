import type { ArticleContent } from '../../protocol/content.ts';
import type { HelpPart } from '../../protocol/help.ts';
import type { Site, Store } from '../store/store.ts';
import { computeTrial } from './compute.ts';
import type { Source } from './document.ts';

/**
 * The help of one language as if every draft were published; undefined if nothing is written in it.
 * @throws Unpublishable if one of the texts cannot be
 */
export const trialOf = async (
  { content }: Store,
  site: Site,
  lang: string,
  now: number,
): Promise<HelpPart | undefined> => {
  const items = (await content.list(site.id, 'article')).flatMap(({ id, draft, live }): Source[] => {
    const body = (draft ?? live)?.body as ArticleContent | undefined;
    const words = body?.languages[lang];
    if (!body || !words) return [];
    return [{ kind: 'article', id, version: 1, at: now, body: { ...body, languages: { [lang]: words } } }];
  });
  const { document, parts } = await computeTrial(site, items);
  const address = document.help?.[lang];
  if (address === undefined) return undefined;
  return JSON.parse(parts.get(address.replace(/^c\/|\.json$/g, ''))!) as HelpPart;
};
