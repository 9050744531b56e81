// In this order the bundle packs best, as in assistant.ts.
import type { ConsentMode, EventData, PageRef, WireEvent } from '../protocol/events.ts';
import { randomId, uuidv7 } from '../protocol/ids.ts';
import { createNotebook, storageOf, wipe } from './notebook.ts';
import type { Consent } from './consent.ts';
import { levelSaid, MODES, noOf, SHOPPER, signalOf } from './consent.ts';
import type { Happenings } from './host.ts';
import { visitAfter } from './visit.ts';
import type { Notebook, Notes } from './notebook.ts';
import type { Entry, From } from './outbox/batches.ts';
import { createShelf, eraseDatabase } from './outbox/shelf.ts';
import type { Reply } from './outbox/outbox.ts';
import { warn } from './guard.ts';
import type { Shelf } from './outbox/shelf.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { Settings } from './settings.ts';
import { sourceOf } from './page/source.ts';

export type Recorder = ReturnType<typeof createRecorder>;

/** Turns what happened into what is sent, within the mode the shopper agreed to. */
export const createRecorder = (
  { site, consent, respect }: Settings,
  post: (path: string, body: string, keepalive: boolean) => Promise<Reply>,
  now: () => number,
  told: (detail: Happenings['event']) => void,
) => {
  /** What everything kept on the device begins with, and the database's name. */
  const prefix = `attendant.${site}/`;
  /** The shopper's own no, said in the panel: it stands beside all that is erased, and above all that a page says. */
  const no = storageOf(2)?.getItem(noOf(prefix));
  const signal = no || (consent === 'full' && signalOf(respect, navigator));
  let landing: Notes['last'] = sourceOf(location.href, document.referrer);
  let why = signal || 'data-consent';
  /** 0: off, 1: cookieless, 2: full. */
  let level = signal ? Number(!no) : Math.max(0, MODES.indexOf(consent));
  let notes: Notebook;
  let shelf: Shelf;
  let tab: string;
  let seq = 0;
  /** Number of the first event in the last batch that was ever on its way. */
  let went = 0;
  let alive = true;

  /** Reads the device anew, and is another tab to the collector. */
  const renew = (goesOn?: boolean): void => {
    const storage = storageOf(level);
    notes = createNotebook(storage, prefix + 'n');
    shelf = createShelf(storage, storageOf(Math.min(level, 1)), prefix + 'o/', level > 1 && storage && prefix);
    tab = randomId();
    if (!goesOn) seq = went = 0;
  };
  /** Goes on with the visit and says who sends. */
  const from = (): From => {
    if (!level) return { unlinked: true };
    const next = visitAfter(notes.read(), now(), level > 1, landing);
    landing = undefined;
    notes.write(next);
    return { visitor: next.visitor, session: next.session, tab };
  };
  const measures = (): unknown => alive && level;
  const outbox = createOutbox(
    prefix,
    () => shelf,
    (batch, keepalive) => {
      const [{ to, from }] = batch as [Entry];
      const bodies = batch.map(({ body }) => body);
      went = Math.max(went, (bodies[0] as WireEvent).seq || 0);
      return post(to, JSON.stringify({ v: 1, site, ...from, sent_at: now(), [to]: bodies }), keepalive);
    },
    ({ told }, refusal) => {
      if (refusal) warn('not taken: ' + refusal);
      told?.(refusal);
    },
  );
  /** Takes away what was kept in a mode above the one that holds now, also by an earlier page. */
  const erase = (): void => {
    if (!level) wipe(1, prefix);
    if (level > 1) return;
    wipe(2, prefix);
    eraseDatabase(prefix);
  };
  renew();
  // A page that says `off` has been refused; one that says less than before may only be waiting for its consent script.
  if (!level) erase();

  return {
    prefix,
    erase,
    outbox,
    from,
    measures,
    renew,
    mode: (): ConsentMode => MODES[level]!,
    why: () => why,
    notes: () => notes.read(),
    note: (change: Notes) => notes.write(change),
    /** The owner's switch: while it is off nothing is kept either. */
    live(is: boolean): void {
      alive = is;
      outbox.open(is);
      if (!is) void outbox.clear();
    },
    /** True if it was taken down. */
    report<T extends keyof EventData>(type: T, said: EventData[T], page: PageRef, at = now()): boolean {
      if (!measures()) return false;
      const sender = from();
      const { first, last } = notes.read();
      const data: Record<string, unknown> = { ...said, ...(type === 'page_view' && { first, last }) };
      const id = uuidv7(at);
      outbox.add({ key: id, to: 'events', body: { id, type, at, seq, page, data }, from: sender });
      // What could not be written down has no number, or it would look lost.
      seq++;
      told({ id, type, data });
      return true;
    },
    /**
     * True if more is allowed now than before, or something else. Throws, in words, if that is no mode.
     * @param by who says so
     */
    consent(said: Consent, by = 'consent()'): boolean {
      if (why === SHOPPER) return false;
      const next = levelSaid(said);
      const more = next > level;
      const before = notes.read();
      why = by;
      level = next;
      erase();
      // What waits goes with the new name, and keeps its numbers. What was before a batch that may have arrived keeps the
      // old name: the collector would miss one or the other in the numbers of a tab.
      renew(more);
      if (more) {
        landing = before.last ?? landing;
        notes.write({ ...before, ...notes.read() });
      }
      notes.write({ agreed: said });
      for (const entry of outbox.own.values()) {
        if (more || entry.to === 'messages') {
          outbox.add((entry.body as WireEvent).seq! < went ? entry : { ...entry, from: from() });
        } else outbox.own.delete(entry.key);
      }
      return more || JSON.stringify(before.agreed) !== JSON.stringify(said);
    },
  };
};
