import type { Source } from '../protocol/events.ts';
import { randomId } from '../protocol/ids.ts';
import { limits } from '../protocol/limits.ts';
import type { Notes } from './notebook.ts';

/**
 * The notes after one more event: who it is (in `full`), which visit, and where that came from.
 * A visit ends after 30 minutes without an event. Its source is that of its first page; a campaign or click met later
 * replaces it, a mere referrer does not, since shoppers come back from their bank or mailbox in the middle of a visit.
 * @param landing the source of this page load, only for its first event
 */
export const visitAfter = (notes: Notes, now: number, full: boolean, landing?: Source): Notes => {
  const begins = !(now - (notes.seen ?? 0) < limits.sessionGap);
  const next: Notes = { ...notes, seen: now };
  if (landing && (begins || landing.campaign || landing.click)) next.last = landing;
  if (full) {
    next.visitor ??= randomId();
    next.first ??= next.last!;
    if (begins || !next.session) next.session = randomId();
  }
  return next;
};
