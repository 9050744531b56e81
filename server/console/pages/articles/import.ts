import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type {
  ImportFile,
  ImportFound,
  ImportPreview,
  ImportRequest,
  ImportTaken,
} from '../../../../protocol/starting.ts';
import { reasonOf, type Api } from '../../state/api.ts';
import {
  actsOf,
  countsOf,
  entriesOf,
  firstAct,
  fresh,
  plainEntry,
  withAct,
  type Act,
  type Acts,
} from './import-choices.ts';
import { startingWords } from './starting-words.ts';

const words = startingWords.import;

export const SOURCES = ['address', 'files', 'paste'] as const;
export type SourceKind = (typeof SOURCES)[number];

/** Bytes of a request; the collector takes some more. */
const MOST = 4_000_000;

type Step = 'read' | 'check' | 'take';

/** Answers from elsewhere on their way to drafts: where they are, what was found, what became of it. */
export interface Importing {
  kind: Signal<SourceKind>;
  address: Signal<string>;
  files: Signal<ImportFile[]>;
  skipped: Signal<number>;
  pasted: Signal<string>;
  /** Empty for what the source says. */
  lang: Signal<string>;
  busy: ReadonlySignal<Step | undefined>;
  /** Why the last step was not done; what was chosen stays. */
  problem: ReadonlySignal<string>;
  preview: ReadonlySignal<ImportPreview | undefined>;
  /** Places in what was found. */
  chosen: ReadonlySignal<ReadonlySet<number>>;
  /** What becomes of each, by its place. */
  acts: ReadonlySignal<Acts>;
  /** How many articles are made, and how many that are there changed, as it is chosen. */
  counts: ReadonlySignal<{ made: number; changed: number }>;
  /** Groups of those that were taken out of them, by place. */
  parted: ReadonlySignal<ReadonlyMap<number, string>>;
  taken: ReadonlySignal<ImportTaken | undefined>;
  /** @param also languages of the page that are read too */
  read(also?: readonly string[]): Promise<void>;
  choose(n: number, on: boolean): void;
  /** All that are new, or none. */
  chooseAll(on: boolean): void;
  decide(n: number, act: Act): void;
  setLang(n: number, lang: string): Promise<void>;
  /** Makes these articles of their own, or puts them back to their other languages. */
  part(places: readonly number[]): Promise<void>;
  rejoin(places: readonly number[]): Promise<void>;
  take(): Promise<void>;
  /** To the source again, as it was. */
  back(): void;
  /** Forgets what was done, for the next. */
  restart(): void;
}

const sizeOf = (body: unknown): number => new Blob([JSON.stringify(body)]).size;
const refuseLarge = (body: unknown): string => {
  const bytes = sizeOf(body);
  return bytes > MOST ? words.tooLarge((bytes / 1e6).toFixed(1)) : '';
};

export const createImport = (api: Pick<Api, 'send'>, site: string, onTaken: () => unknown): Importing => {
  const kind = signal<SourceKind>('address');
  const address = signal('');
  const files = signal<ImportFile[]>([]);
  const skipped = signal(0);
  const pasted = signal('');
  const lang = signal('');
  const busy = signal<Step | undefined>(undefined);
  const problem = signal('');
  const preview = signal<ImportPreview | undefined>(undefined);
  const chosen = signal<ReadonlySet<number>>(new Set());
  const acts = signal<Acts>(new Map());
  const parted = signal<ReadonlyMap<number, string>>(new Map());
  const taken = signal<ImportTaken | undefined>(undefined);
  const entries = computed(() => entriesOf(preview.value?.found ?? [], chosen.value, acts.value));

  /** Where to read, or why there is nothing to read. */
  const source = computed((): Pick<ImportRequest, 'address' | 'files'> | string => {
    if (kind.value === 'address') return address.value.trim() ? { address: address.value.trim() } : words.noAddress;
    if (kind.value === 'paste')
      return pasted.value.trim() ? { files: [{ name: words.pasted, text: pasted.value }] } : words.noText;
    if (files.value.length) return { files: files.value };
    return skipped.value ? words.noneReadable : words.noFiles;
  });

  /** Asks, and tells why there is no answer. */
  const ask = async <T>(step: Step, body: unknown): Promise<T | undefined> => {
    problem.value = refuseLarge(body);
    if (busy.value || problem.value) return undefined;
    busy.value = step;
    try {
      return await api.send<T>(site, 'POST', `import/${step}`, body);
    } catch (error) {
      problem.value = reasonOf(error);
      return undefined;
    } finally {
      busy.value = undefined;
    }
  };

  /** Asks anew about what was changed; what was chosen stays where nothing else was found out. */
  const check = async (changed: readonly ImportFound[]): Promise<boolean> => {
    const before = preview.value;
    const found = await ask<ImportFound[]>('check', { entries: changed.map(plainEntry) });
    if (!before || !found) return false;
    const isSame = (n: number): boolean => {
      const [one, other] = [before.found[n]!, found[n]!];
      const isAlike = one.how === other.how && one.article?.id === other.article?.id && one.twin === other.twin;
      return isAlike && String(actsOf(one)) === String(actsOf(other));
    };
    const first = fresh(found);
    const places = [...found.keys()];
    chosen.value = new Set(places.filter((n) => (isSame(n) ? chosen.value : first).has(n)));
    acts.value = new Map(places.map((n) => [n, (isSame(n) && acts.value.get(n)) || firstAct(found, n)]));
    preview.value = { ...before, found };
    return true;
  };

  /** With other groups for these. */
  const regroup = async (groups: ReadonlyMap<number, string | undefined>): Promise<void> => {
    const found = preview.value?.found ?? [];
    const next = new Map(parted.value);
    const changed = found.map((one, n): ImportFound => {
      if (!groups.has(n)) return one;
      // What it is called in the source would put it back.
      const { group: before, id: _id, ...rest } = one;
      const group = groups.get(n);
      if (group === undefined && before !== undefined) next.set(n, before);
      else next.delete(n);
      return group === undefined ? rest : { ...rest, group };
    });
    if (await check(changed)) parted.value = next;
  };

  return {
    kind,
    address,
    files,
    skipped,
    pasted,
    lang,
    busy,
    problem,
    preview,
    chosen,
    acts,
    counts: computed(() => countsOf(entries.value)),
    parted,
    taken,
    read: async (also) => {
      if (typeof source.value === 'string') {
        problem.value = source.value;
        return;
      }
      const more = { ...(lang.value && { lang: lang.value }), ...(also?.length && { also }) };
      const read = await ask<ImportPreview>('read', { ...source.value, ...more });
      if (!read) return;
      const { found } = read;
      preview.value = read;
      chosen.value = fresh(found);
      acts.value = new Map([...found.keys()].map((n) => [n, firstAct(found, n)]));
      parted.value = new Map();
    },
    choose: (n, on) => {
      const next = new Set(chosen.value);
      if (on) next.add(n);
      else next.delete(n);
      chosen.value = next;
    },
    chooseAll: (on) => void (chosen.value = on ? fresh(preview.value?.found ?? []) : new Set()),
    decide: (n, act) => void (acts.value = withAct(acts.value, preview.value?.found ?? [], n, act)),
    setLang: async (n, own) => {
      await check((preview.value?.found ?? []).map((one, place) => (place === n ? { ...one, lang: own } : one)));
    },
    part: (places) => regroup(new Map(places.map((n) => [n, undefined]))),
    rejoin: (places) => regroup(new Map(places.map((n) => [n, parted.value.get(n)]))),
    take: async () => {
      if (!entries.value.length) return;
      const made = await ask<ImportTaken>('take', { entries: entries.value });
      if (!made) return;
      taken.value = made;
      await onTaken();
    },
    back: () => {
      preview.value = undefined;
      problem.value = '';
    },
    restart: () => {
      preview.value = undefined;
      taken.value = undefined;
      problem.value = '';
      files.value = [];
      skipped.value = 0;
      [address.value, pasted.value] = ['', ''];
    },
  };
};
