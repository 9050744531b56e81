import type { LookContent } from '../../protocol/content.ts';
import type { Site, Store } from '../store/store.ts';

/** The language that stands in for those without words. */
export const siteLang = async (store: Store, site: Site): Promise<string> => {
  const look = await store.content.get(site.id, { kind: 'look', id: 'look' });
  return ((look?.live ?? look?.newest ?? look?.draft)?.body as LookContent | undefined)?.lang ?? 'en';
};
