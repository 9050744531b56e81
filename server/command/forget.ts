import { setImmediate as turn } from 'node:timers/promises';
import { EMAIL } from '../../protocol/parse.ts';
import { erase } from '../privacy/erase.ts';
import type { Erased, Person, Site, Store } from '../store/store.ts';
import { print, siteOf, textFlag, withStore, type Command } from './context.ts';
import { CommandError, UsageError } from './usage.ts';

/** In the console there are also ids that were derived, and not made as a UUID has to be. */
const ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

const personOf = ({ words }: Command): Person => {
  const [word = ''] = words;
  if (words.length === 1 && ID.test(word)) return { visitor: word.toLowerCase() };
  if (words.length === 1 && EMAIL.test(word)) return { email: word };
  throw new UsageError('Write the id of a visitor or an e-mail address after "forget".');
};

const WORDS: readonly (readonly [keyof Erased, one: string, many: string])[] = [
  ['visitors', 'visitor', 'visitors'],
  ['visits', 'visit', 'visits'],
  ['events', 'event', 'events'],
  ['messages', 'message', 'messages'],
  ['mails', 'mail', 'mails'],
  ['customers', 'customer', 'customers'],
];

const told = (erased: Erased): string =>
  WORDS.map(([name, one, many]) => `${erased[name]} ${erased[name] === 1 ? one : many}`).join(', ');

/** An address may have been left at any site; an id is one site's. */
const sitesOf = async (command: Command, store: Store): Promise<Site[]> =>
  textFlag(command, 'site') === undefined ? store.sites.all() : [await siteOf(command, store)];

const forgetAt = async (store: Store, site: Site, person: Person): Promise<boolean> => {
  const rows = await store.privacy.find(site.id, person);
  if (rows.length === 0) return false;
  const others = await store.privacy.kin(site.id, rows);
  await store.privacy.condemn(site.id, rows, Date.now());
  print(`${site.key}  removed ${told(await erase(store, Date.now(), rows))}`);
  const texts = await store.privacy.sweepTerms(site.id, Date.now(), turn);
  print(`${site.key}  removed ${texts} addresses and titles that nobody else was seen at`);
  if (others.length > 0)
    print(`${site.key}  the same customer was here with other browsers, which stay: ${others.join(' ')}`);
  return true;
};

/** `forget VISITOR|EMAIL`: deletes all there is of a person. The collector may go on meanwhile. */
export const forget = async (command: Command): Promise<void> => {
  const person = personOf(command);
  await withStore(command, async (store) => {
    // What an earlier call, or a visitor herself, was interrupted in.
    await erase(store, Date.now());
    let found = false;
    for (const site of await sitesOf(command, store)) found = (await forgetAt(store, site, person)) || found;
    const clean = await store.privacy.scrub();
    if (!found) throw new CommandError('Nobody is known by that. (What a killed "forget" had left is deleted now.)');
    if (!clean) print('The collector was too busy for its log to be emptied; it does so itself within minutes.');
    print('Backups, exports and mails that were delivered are not touched: see "Deleting" in docs/self-hosting.md.');
  });
};
