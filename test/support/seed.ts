// Run as a process of its own before a collector starts: the demo's site and its staff in an empty store.
import { readSettings } from '../../server/settings.ts';
import { hashPassword } from '../../server/guard/password.ts';
import { publishNewSite, standardSurvey } from '../../server/publish/publish.ts';
import { openStore } from '../../server/store/open.ts';
import { OWNER } from './staff.ts';

const now = Date.now();
const store = await openStore(readSettings(process.env));
const site = await store.sites.add(
  {
    key: 'demo',
    secret: 'the demo site has no secrets',
    name: 'Lut & Foc',
    origins: ['http://localhost:*', 'http://127.0.0.1:*'],
    timeZone: 'Europe/Chisinau',
    currency: 'MDL',
  },
  now,
);
await publishNewSite(store, site, now, { look: { brand: '#1d5c50' }, surveys: [standardSurvey] });
const ana = await store.staff.add(OWNER.email, 'Ana Rusu', site.id, 'owner', now);
await store.staff.setPassword(ana.id, await hashPassword(OWNER.password));
await store.staff.add('ion@lut-foc.example', 'Ion Munteanu', site.id, 'staff', now);
await store.close();
