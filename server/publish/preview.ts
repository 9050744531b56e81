import type { ArticleContent, ContentKind } from '../../protocol/content.ts';
import type { Site, Store } from '../store/store.ts';
import { computePreview } from './compute.ts';
import type { Source } from './document.ts';

/** All that a preview's frame asks for, by the address under the site. */
export interface Preview {
  key: string;
  lang: string;
  article: string;
  /** `site.json` and `c/HASH.json`. */
  files: Record<string, string>;
}

/** What of the published contents is seen around an article. */
const AROUND: readonly ContentKind[] = ['look', 'topics', 'hours'];

const around = async ({ content }: Store, site: Site): Promise<Source[]> => {
  const found = await Promise.all(AROUND.map((kind) => content.get(site.id, { kind, id: kind })));
  return found.flatMap((one) => one?.live ?? []);
};

/** The shop's own address: pictures and links in articles mostly have none. Wildcards name no address, but a visit does. */
const originOf = async ({ log }: Store, site: Site): Promise<string | undefined> => {
  const named = site.origins.find((origin) => !origin.includes('*'));
  if (named) return named;
  const [visit] = await log.newest(site.id, 1);
  return visit && URL.canParse(visit.url) ? new URL(visit.url).origin : undefined;
};

/** What is still empty shows a sign that something will be there. */
const words = ({ languages }: ArticleContent, lang: string) => {
  const { title = '', text = '', phrasings = [] } = languages[lang] ?? {};
  return { title: title.trim() || '…', text: text.trim() || '…', phrasings };
};

/**
 * The site's help with this one article as it is being written, in one language.
 * @throws Unpublishable for a text that cannot be shown
 */
export const previewOf = async (
  store: Store,
  site: Site,
  article: { id: string; lang: string; body: ArticleContent },
  now: number,
): Promise<Preview> => {
  const { id, lang, body } = article;
  const origin = await originOf(store, site);
  const written = { ...body, languages: { [lang]: words(body, lang) } };
  const items = [...(await around(store, site)), { kind: 'article', id, version: 1, at: now, body: written } as const];
  const { document, parts } = await computePreview(site, items, origin);
  const files = Object.fromEntries([...parts].map(([hash, text]) => [`c/${hash}.json`, text]));
  const served = { ...document, surveys: [], nudges: [], wake: [], revision: 0, replies: false };
  return { key: site.key, lang, article: id, files: { ...files, 'site.json': JSON.stringify(served) } };
};
