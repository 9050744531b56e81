import type { Source } from '../protocol/events.ts';
import { randomId } from '../protocol/ids.ts';
import { SESSION_GAP } from '../protocol/limits.ts';
import type { Notes } from './notebook.ts';

/**
 * The notes after one more event: who it is (in `full`), which visit, and where that came from.
 * A visit ends after 30 minutes without an event. Its source is that of its first page; a campaign or click met later
 * replaces it, a mere referrer does not, since shoppers come back from their bank or mailbox in the middle of a visit.
 * @param landing the source of this page load, only for its first event
 */
export const visitAfter = (notes: Notes, now: number, full: boolean, landing?: Source): Notes => {
  const goesOn = now - notes.seen! < SESSION_GAP;
  const last = landing && (!goesOn || landing.campaign || landing.click) ? landing : notes.last;
  const next: Notes = { ...notes, seen: now, last };
  if (full) {
    next.visitor ??= randomId();
    next.first ??= last;
    if (!goesOn) next.before = notes.seen;
    if (!goesOn || !next.session) next.session = randomId();
  }
  return next;
};
