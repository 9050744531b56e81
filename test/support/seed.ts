// Run as a process of its own before a collector starts: what `npm start` puts into an empty database.
import { seed } from '../../demo/seed.ts';
import { readSettings } from '../../server/settings.ts';
import { openStore } from '../../server/store/open.ts';

const store = await openStore(readSettings(process.env));
await seed(store, Date.now());
await store.close();
