// Opens the store of the settings given as JSON, appends ten events of a visitor of its own, and tells their ids. Run by
// suite/several.ts, several at once.
import { openStore, type StoreSettings } from '../../../server/store/open.ts';
import { addSite, events, NOON, sender } from './things.ts';

const store = await openStore(JSON.parse(process.argv[2]!) as StoreSettings);
const site = (await store.sites.byKey('demo')) ?? (await addSite(store).catch(() => store.sites.byKey('demo')));
const rows = events(10, NOON);
await store.log.append(sender(site!), rows);
await store.close();
process.stdout.write(JSON.stringify(rows.map(({ id }) => id)));
