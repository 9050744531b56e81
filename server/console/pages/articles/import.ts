import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type {
  ImportEntry,
  ImportFile,
  ImportFound,
  ImportPreview,
  ImportRequest,
  ImportTaken,
} from '../../../../protocol/starting.ts';
import { reasonOf, type Api } from '../../state/api.ts';
import { startingWords } from './starting-words.ts';

const words = startingWords.import;

export const SOURCES = ['address', 'files', 'paste'] as const;
export type SourceKind = (typeof SOURCES)[number];

/** Bytes of a request; the collector takes some more. */
const MOST = 4_000_000;

/** Answers from elsewhere on their way to drafts: where they are, what was found, what became of it. */
export interface Importing {
  kind: Signal<SourceKind>;
  address: Signal<string>;
  files: Signal<ImportFile[]>;
  skipped: Signal<number>;
  pasted: Signal<string>;
  /** Empty for what the source says. */
  lang: Signal<string>;
  busy: ReadonlySignal<'read' | 'take' | undefined>;
  /** Why the last step was not done; what was chosen stays. */
  problem: ReadonlySignal<string>;
  preview: ReadonlySignal<ImportPreview | undefined>;
  /** Places in what was found. */
  chosen: ReadonlySignal<ReadonlySet<number>>;
  taken: ReadonlySignal<ImportTaken | undefined>;
  read(): Promise<void>;
  choose(n: number, on: boolean): void;
  /** All that are new, or none. */
  chooseAll(on: boolean): void;
  take(): Promise<void>;
  /** To the source again, as it was. */
  back(): void;
  /** Forgets what was done, for the next. */
  restart(): void;
}

/** Places of those that no article answers yet. */
const fresh = (found: readonly ImportFound[]): Set<number> =>
  new Set([...found.keys()].filter((n) => found[n]!.how === 'new'));

/** As it is sent back: chosen in spite of one that is there, it becomes another. */
const entryOf = ({ how, article: _article, why: _why, ...entry }: ImportFound): ImportEntry =>
  how === 'new' ? entry : { ...entry, again: true };

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
  const busy = signal<'read' | 'take' | undefined>(undefined);
  const problem = signal('');
  const preview = signal<ImportPreview | undefined>(undefined);
  const chosen = signal<ReadonlySet<number>>(new Set());
  const taken = signal<ImportTaken | undefined>(undefined);

  /** Where to read, or why there is nothing to read. */
  const source = computed((): Pick<ImportRequest, 'address' | 'files'> | string => {
    if (kind.value === 'address') return address.value.trim() ? { address: address.value.trim() } : words.noAddress;
    if (kind.value === 'paste')
      return pasted.value.trim() ? { files: [{ name: words.pasted, text: pasted.value }] } : words.noText;
    if (files.value.length) return { files: files.value };
    return skipped.value ? words.noneReadable : words.noFiles;
  });

  /** Asks, and tells why there is no answer. */
  const ask = async <T>(step: 'read' | 'take', body: unknown): Promise<T | undefined> => {
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
    taken,
    read: async () => {
      if (typeof source.value === 'string') {
        problem.value = source.value;
        return;
      }
      const found = await ask<ImportPreview>('read', { ...source.value, ...(lang.value && { lang: lang.value }) });
      if (!found) return;
      preview.value = found;
      chosen.value = fresh(found.found);
    },
    choose: (n, on) => {
      const next = new Set(chosen.value);
      if (on) next.add(n);
      else next.delete(n);
      chosen.value = next;
    },
    chooseAll: (on) => void (chosen.value = on ? fresh(preview.value?.found ?? []) : new Set()),
    take: async () => {
      const found = preview.value?.found ?? [];
      const entries = found.filter((_, n) => chosen.value.has(n)).map(entryOf);
      if (!entries.length) return;
      const made = await ask<ImportTaken>('take', { entries });
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
