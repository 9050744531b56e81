import type { HelpPart } from '../../protocol/help.ts';
import { VERSION } from '../../widget/answers/format.ts';
import type { Log } from '../log.ts';
import type { Site, Store } from '../store/store.ts';
import type { Published } from './document.ts';
import { publishSite } from './publish.ts';

/** Whether pages of this version of the program can search what is published; true where nothing is. */
const isSearchable = async ({ content }: Store, { id }: Site): Promise<boolean> => {
  const document = (await content.published(id))?.document as Partial<Published> | undefined;
  const [address] = Object.values(document?.help ?? {});
  const part = address && (await content.part(id, /(\w|-)+(?=\.json$)/.exec(address)![0]));
  return !part || ((JSON.parse(part) as HelpPart).index as unknown[])[0] === VERSION;
};

/**
 * After an update of this program: publishes anew, unchanged, the sites whose indexes an older one had made. Until then
 * their pages list articles, but find none by words.
 * @param isStopping from then on nothing is begun, and nothing told
 */
export const refreshIndexes = async (
  store: Store,
  log: Log,
  now: () => number,
  isStopping: () => boolean,
): Promise<void> => {
  for (const site of await store.sites.all()) {
    if (isStopping()) return;
    try {
      if (await isSearchable(store, site)) continue;
      await publishSite(store, site, now());
      log('info', `${site.key}: published anew, since this version searches articles in another way`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!isStopping())
        log('warn', `${site.key}: its articles are not found by words until they are published again: ${why}`);
    }
  }
};
