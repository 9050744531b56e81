import type { Database } from './database.ts';
import { createErasure } from './erasure.ts';
import { createExpiry } from './expiry.ts';
import { createMine } from './mine.ts';
import type { Privacy } from './privacyStore.ts';
import { createStrays } from './strays.ts';
import { createTombstones } from './tombstones.ts';

export const createPrivacy = (db: Database): Privacy => ({
  ...createMine(db),
  ...createErasure(db, createTombstones()),
  ...createStrays(db),
  ...createExpiry(db),
  scrub: () => db.scrub(),
});
