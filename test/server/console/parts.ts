import { silent } from '../../../server/log.ts';
import type { Parts } from '../../../server/parts.ts';
import type { Settings } from '../../../server/settings.ts';
import type { Store } from '../../../server/store/store.ts';

/** Parts around a real store, as a build of version 1.2.3 would have them. */
export const partsFor = (store: Store, settings: Settings, now: () => number): Parts => ({
  store,
  settings,
  files: { version: '1.2.3', loader: { file: 'attendant-1.2.3.js', integrity: 'sha384-x' } },
  now,
  log: silent,
});
