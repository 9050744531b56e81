import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ContentBodies, ContentDetail, ContentKind } from '../../../protocol/content.ts';
import { same } from '../format/same.ts';
import type { ContentApi } from './contentApi.ts';
import { refusalOf, statusOf, type Refusal } from './refusal.ts';
import type { Shelf } from './shelf.ts';

/** `refused`: the collector will not have it as it is; `failed` and `offline` try again by themselves. */
export type Saving = 'clean' | 'waiting' | 'saving' | 'saved' | 'refused' | 'failed' | 'offline';

/** What is kept on the device: what was written, and upon what. */
interface Kept<K extends ContentKind> {
  rev: number;
  version: number;
  body: ContentBodies[K];
}

interface SavingParts<K extends ContentKind> {
  calls: ContentApi<K>;
  shelf: Shelf<Kept<K>>;
  name?: (body: ContentBodies[K]) => string;
  now: () => number;
  later: (run: () => void, ms: number) => () => void;
  id: Signal<string | undefined>;
  detail: Signal<ContentDetail<K> | undefined>;
  body: Signal<ContentBodies[K] | undefined>;
  refusal: Signal<Refusal | undefined>;
}

export interface ContentSaving<K extends ContentKind> {
  saving: ReadonlySignal<Saving>;
  savedAt: ReadonlySignal<number | undefined>;
  atRisk: ReadonlySignal<boolean>;
  mine: ReadonlySignal<ContentBodies[K] | undefined>;
  dirty(): boolean;
  edit(body: ContentBodies[K], wait?: number): void;
  save(): Promise<boolean>;
  /** Goes on with what an earlier visit left on this device. */
  recall(): void;
  /** Forgets what was not saved. */
  forget(): void;
  takeMine(): void;
  takeTheirs(): void;
  /** Does this when nothing is on its way any more, and saves nothing meanwhile. */
  after<T>(run: () => Promise<T>): Promise<T>;
  leave(): Promise<void>;
}

/** ms after the last key. */
const PAUSE = 1_000;
/** ms after which a failed save is tried again. */
const RETRY = 10_000;
/** New ones with the same name, made at the same moment, before it is given up. */
const NAMES = 20;

const baseOf = <K extends ContentKind>(detail: ContentDetail<K> | undefined) => ({
  rev: detail?.draft?.rev ?? 0,
  version: detail?.versions[0]?.version ?? 0,
});

/** Saves a draft a moment after it was changed, one change after the other. */
export const createSaving = <K extends ContentKind>(parts: SavingParts<K>): ContentSaving<K> => {
  const { calls, shelf, now, later, id, detail, body, refusal } = parts;
  const saving = signal<Saving>('clean');
  const savedAt = signal<number | undefined>(undefined);
  const kept = signal(true);
  const mine = signal<ContentBodies[K] | undefined>(undefined);
  let edits = 0;
  let stored = 0;
  let running: Promise<unknown> = Promise.resolve();
  let stopTimer = (): void => undefined;
  let ended = false;
  /** The name a new one is being saved under: tried again after a lost reply, so that there are not two. */
  let named: string | undefined;

  const dirty = (): boolean => edits !== stored;
  const keep = (): void => {
    if (body.value) kept.value = shelf.put({ ...baseOf(detail.value), body: body.value });
  };
  const plan = (ms: number): void => {
    stopTimer();
    if (!ended) stopTimer = later(() => void save(), ms);
  };

  const nameFor = async (text: ContentBodies[K], not: ReadonlySet<string>): Promise<string> => {
    const wanted = parts.name?.(text) ?? 'new';
    const taken = new Set((await calls.list()).map((row) => row.id));
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted}-${n}`;
      if (!taken.has(name) && !not.has(name)) return name;
    }
  };

  /** Stores a new one under a name that nobody else has taken meanwhile. */
  const create = async (text: ContentBodies[K]): Promise<ContentDetail<K>> => {
    const tried = new Set<string>();
    for (;;) {
      named ??= await nameFor(text, tried);
      try {
        return await calls.save(named, { rev: 0, version: 0, body: text });
      } catch (error) {
        if (statusOf(error) !== 409 || tried.size >= NAMES) throw error;
        const there = await calls.read(named);
        if (same(there.draft?.body, text)) return there;
        tried.add(named);
        named = undefined;
      }
    }
  };

  const put = (text: ContentBodies[K]): Promise<ContentDetail<K>> =>
    id.value === undefined ? create(text) : calls.save(id.value, { ...baseOf(detail.value), body: text });

  const done = (found: ContentDetail<K>, at: number): void => {
    // A new one is kept under its name from now on, where its own page looks for it.
    if (id.value === undefined) shelf.drop();
    detail.value = found;
    id.value = found.id;
    stored = at;
    refusal.value = undefined;
    savedAt.value = now();
    saving.value = dirty() ? 'waiting' : 'saved';
    // What was written meanwhile is kept upon what is stored now.
    if (dirty()) keep();
    else shelf.drop();
  };

  /** Another has changed it: theirs is shown, and what was written here waits beside it. */
  const collide = async (sent: ContentBodies[K], at: number): Promise<void> => {
    const found = await calls.read(id.value ?? '');
    const theirs = found.draft?.body ?? found.live?.body;
    if (theirs && same(theirs, sent)) return done(found, at);
    mine.value = body.value;
    detail.value = found;
    body.value = theirs ?? body.value;
    stored = edits;
    saving.value = 'clean';
  };

  const failed = (error: unknown): void => {
    const status = statusOf(error);
    // Signed out, it waits on the device for the next sign-in.
    const again = status === 0 || status === 429 || status >= 500;
    saving.value = status === 0 ? 'offline' : again ? 'failed' : 'refused';
    refusal.value = status === 0 ? undefined : refusalOf(error);
    if (again) plan(RETRY);
  };

  const once = async (): Promise<void> => {
    const text = body.value;
    const at = edits;
    if (!dirty() || !text || mine.value) return;
    saving.value = 'saving';
    try {
      done(await put(text), at);
    } catch (error) {
      if (statusOf(error) !== 409) return failed(error);
      await collide(text, at).catch(failed);
    }
  };

  const after = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = running.then(run);
    running = turn.catch(() => undefined);
    return turn;
  };

  const save = async (): Promise<boolean> => {
    stopTimer();
    await after(once);
    return !dirty() && !mine.value;
  };

  const change = (next: ContentBodies[K], wait: number): void => {
    body.value = next;
    edits += 1;
    keep();
    if (saving.value !== 'saving') saving.value = 'waiting';
    plan(wait);
  };

  return {
    saving,
    savedAt,
    mine,
    dirty,
    save,
    after,
    atRisk: computed(() => !kept.value && saving.value !== 'clean' && saving.value !== 'saved'),
    edit: (next, wait = PAUSE) => {
      if (!mine.value && !ended) change(next, wait);
    },
    recall: () => {
      const left = shelf.read();
      if (!left || same(left.body, body.value)) return shelf.drop();
      const base = baseOf(detail.value);
      if (left.rev === base.rev && left.version === base.version) change(left.body, PAUSE);
      else mine.value = left.body;
    },
    forget: () => {
      stopTimer();
      stored = edits;
      saving.value = 'clean';
      shelf.drop();
    },
    takeMine: () => {
      const text = mine.value;
      mine.value = undefined;
      if (text) change(text, 0);
    },
    takeTheirs: () => {
      mine.value = undefined;
      shelf.drop();
    },
    leave: async () => {
      await save();
      ended = true;
      stopTimer();
    },
  };
};
