import { rebuildSite } from '../insight/folding.ts';
import { print, siteOf, textFlag, withStore, type Command } from './context.ts';
import { UsageError } from './usage.ts';

/** `rebuild`: makes every figure anew from the log, of one site or of all. The collector may go on meanwhile. */
export const rebuild = async (command: Command): Promise<void> => {
  if (command.words.length > 0) throw new UsageError('"rebuild" takes no more words; --site KEY names one site.');
  await withStore(command, async (store) => {
    const sites = textFlag(command, 'site') === undefined ? await store.sites.all() : [await siteOf(command, store)];
    for (const site of sites) {
      print(`${site.key}  ${await rebuildSite(store, site.id)} visits counted from the log`);
    }
  });
};
