// Appends until it is killed, and tells each id as soon as it is acknowledged. Run by crash.test.ts.
import { randomId } from '../../../protocol/ids.ts';
import { openStore } from '../../../server/store/open.ts';
import { addSite, events } from './things.ts';

const store = await openStore({ dataDir: process.argv[2]! });
const site = (await store.sites.byKey('demo')) ?? (await addSite(store));
let at = Date.now();

const send = async (): Promise<never> => {
  for (;;) {
    const batch = events(10, (at += 10));
    await store.log.append({ siteId: site.id, mode: 'full', visitor: randomId(), session: randomId() }, batch);
    process.stdout.write(batch.map((row) => `${row.id}\n`).join(''));
  }
};
await Promise.all(Array.from({ length: 16 }, send));
