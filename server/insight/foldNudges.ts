import type { ExposureFact, FoldEvent } from '../store/store.ts';
import { fieldsOf, slugOf, wholeOf } from './given.ts';

const ARMS: Readonly<Record<string, 'shown' | 'held'>> = { nudge_shown: 'shown', nudge_held: 'held' };
const KIND = /^[a-z_]{1,40}$/;
const LATEST_VERSION = 1e9;

const begun = (nudge: string, version: number, kind: string, at: number): ExposureFact => ({
  nudge,
  version,
  kind,
  at,
  clicked: false,
  dismissed: false,
  stopped: false,
});

const react = (fact: ExposureFact, type: string, how: unknown): void => {
  if (type === 'nudge_clicked') fact.clicked = true;
  else if (how === 'stop') fact.stopped = true;
  else fact.dismissed = true;
};

/**
 * One row for each nudge's version that was due in the session: the arm of the first time, and what the person did.
 * The event's type says the arm; `data.arm` only repeats it.
 */
export const exposuresOf = (events: readonly FoldEvent[]): ExposureFact[] => {
  const found = new Map<string, ExposureFact>();
  for (const { type, at, data } of events) {
    if (!type.startsWith('nudge_')) continue;
    const arm = Object.hasOwn(ARMS, type) ? ARMS[type] : undefined;
    if (!arm && type !== 'nudge_clicked' && type !== 'nudge_dismissed') continue;
    const fields = fieldsOf(data);
    // The page insisted on it: nobody drew an arm, so it is no part of the trial.
    if (fields['forced'] === true) continue;
    const nudge = slugOf(fields['nudge']);
    const version = wholeOf(fields['version']);
    const { kind } = fields;
    // What the page forced past the hold-out compares with nothing.
    if (fields['forced'] === true) continue;
    if (!nudge || version === undefined || version < 1 || version > LATEST_VERSION) continue;
    if (typeof kind !== 'string' || !KIND.test(kind)) continue;
    const key = `${nudge} ${version}`;
    let fact = found.get(key);
    if (!fact) found.set(key, (fact = begun(nudge, version, kind, at)));
    if (!arm) react(fact, type, fields['how']);
    else if (!fact.arm) Object.assign(fact, { arm, at });
  }
  return [...found.values()];
};
