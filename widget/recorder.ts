import type { ConsentMode, EventData, PageRef, Source } from '../protocol/events.ts';
import { randomId, uuidv7 } from '../protocol/ids.ts';
import type { WireMessage } from '../protocol/messages.ts';
import { modeSaid, signalOf } from './consent.ts';
import type { Consent } from './consent.ts';
import { warn } from './guard.ts';
import type { Happenings, Sending } from './host.ts';
import type { Network } from './network.ts';
import { createNotebook, storageOf, wipe } from './notebook.ts';
import type { Notes } from './notebook.ts';
import { eraseDatabase } from './outbox/database.ts';
import { keyOf } from './outbox/entry.ts';
import type { From } from './outbox/entry.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createShelf } from './outbox/shelf.ts';
import type { Shelf } from './outbox/shelf.ts';
import type { Settings } from './settings.ts';
import { visitAfter } from './visit.ts';

interface Parts {
  settings: Settings;
  network: Network;
  now(): number;
  landing: Source;
  told(detail: Happenings['event']): void;
}

export type Recorder = ReturnType<typeof createRecorder>;

const MODES: ConsentMode[] = ['off', 'cookieless', 'full'];
/** Milliseconds after which a message counts as kept. */
const PATIENCE = 5000;

/** Turns what happened into what is sent, within the mode the shopper agreed to. */
export const createRecorder = ({ settings, network, now, landing: source, told }: Parts) => {
  const prefix = `attendant.${settings.site}/`;
  const signal = signalOf(settings.respect, navigator);
  const warned = new Set<string>();
  const drafts = new Map<string, string>();
  const fates = new Map<string, (fate: Sending) => void>();
  let landing: Source | undefined = source;
  let mode: ConsentMode = settings.consent === 'full' && signal ? 'cookieless' : settings.consent;
  let why = mode === settings.consent ? 'data-consent' : `held down by ${signal}`;
  let notes = createNotebook(storageOf(mode), prefix + 'n');
  let tab = '';
  let seq = 0;
  let alive = true;

  const shelf = (): Shelf => createShelf(storageOf(mode), prefix + 'o/', mode === 'full' ? prefix : undefined);
  const drawer = (): Storage | undefined => storageOf(mode === 'off' ? mode : 'cookieless');
  const measures = (): boolean => alive && mode !== 'off';
  /** Goes on with the visit and says who sends. */
  const from = (): From => {
    if (mode === 'off') return { unlinked: true };
    const next = visitAfter(notes.read(), now(), mode === 'full', landing);
    landing = undefined;
    notes.write(next);
    return mode === 'full' ? { visitor: next.visitor!, session: next.session!, tab } : { tab };
  };
  const outbox = createOutbox({
    site: settings.site,
    shelf: shelf(),
    post: network.post,
    now,
    settled(entry, refusal) {
      if (refusal && !warned.has(refusal)) warn(`the collector refused an entry: ${refusal}`);
      if (refusal) warned.add(refusal);
      const key = keyOf(entry);
      fates.get(key)?.(refusal ? { state: 'refused', why: refusal } : { state: 'sent' });
      fates.delete(key);
    },
    gap: (count) => warn(`${count} events waited too long for the collector and were dropped`),
  });
  const renew = (): void => {
    tab = randomId();
    seq = 0;
  };
  renew();

  return {
    outbox,
    measures,
    renew,
    mode: () => mode,
    why: () => why,
    tab: () => tab,
    notes: () => notes.read(),
    note: (change: Notes) => notes.write(change),
    /** The owner's switch: nothing is kept either while it is off. */
    live(is: boolean) {
      alive = is;
      outbox.open(is);
      if (!is) outbox.clear();
    },
    report<T extends keyof EventData>(type: T, data: (notes: Notes) => EventData[T], page: PageRef, at = now()) {
      if (!measures()) return;
      const sender = from();
      const filled = data(notes.read());
      const id = uuidv7(at);
      outbox.add({ to: 'events', body: { id, type, at, seq: seq++, page, data: { ...filled } }, from: sender });
      told({ id, type, data: filled });
    },
    send: (message: WireMessage) =>
      new Promise<Sending>((resolve) => {
        const entry = { to: 'messages', body: message, from: from() } as const;
        fates.set(keyOf(entry), resolve);
        outbox.add(entry, true);
        setTimeout(resolve, PATIENCE, { state: 'kept' });
      }),
    /** True if more is allowed now than before; undefined if that is no mode. */
    consent(said: Consent): boolean | undefined {
      const next = modeSaid(said);
      if (!next) return undefined;
      const more = MODES.indexOf(next) > MODES.indexOf(mode);
      const before = notes.read();
      // Also what an earlier page kept in a mode above this page's.
      if (next !== 'full') {
        wipe('full', prefix);
        eraseDatabase(prefix);
      }
      if (next === 'off') wipe('cookieless', prefix);
      why = 'consent()';
      if (next === mode) return false;
      mode = next;
      notes = createNotebook(storageOf(mode), prefix + 'n');
      if (more) {
        landing = before.last ?? landing;
        notes.write({ ...before, ...notes.read() });
        wipe('cookieless', prefix + 'n');
      }
      outbox.move(shelf(), from(), more);
      return more;
    },
    /** Forgets the visitor; what waits to be sent was said by them and still goes. */
    forget() {
      for (const kind of ['n', 'd/']) for (const place of ['full', 'cookieless'] as const) wipe(place, prefix + kind);
      drafts.clear();
      notes = createNotebook(storageOf(mode), prefix + 'n');
      renew();
    },
    draft: (name: string) => drafts.get(name) ?? drawer()?.getItem(prefix + 'd/' + name) ?? undefined,
    keepDraft(name: string, text: string | undefined) {
      if (text === undefined) drafts.delete(name);
      else drafts.set(name, text);
      try {
        if (text === undefined) drawer()?.removeItem(prefix + 'd/' + name);
        else drawer()?.setItem(prefix + 'd/' + name, text);
      } catch {
        // The memory has it.
      }
    },
  };
};
