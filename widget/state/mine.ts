import type { Erased, Me } from '../../protocol/me.ts';
import { noOf, SHOPPER } from '../consent.ts';
import type { Host } from '../host.ts';
import { storageOf, wipe } from '../notebook.ts';
import { forgetQuestion, keptQuestions } from './kept.ts';
import { batch, signal } from './signal.ts';

/** What this device keeps for the site, as it is at this moment. */
export interface OnDevice {
  entries: number;
  /** As they are stored, in UTF-16: two a character. */
  bytes: number;
  drafts: number;
}

/** How asking, or erasing, went. */
export type Doing = 'waiting' | 'offline' | 'failed' | 'done';

const PATIENCE = 20_000;
const LEVELS = [1, 2];

/** Everything under the site's names, with where it lies. */
const keptFor = (prefix: string): [key: string, text: string][] =>
  LEVELS.flatMap((level) => {
    const storage = storageOf(level);
    const keys = Object.keys(storage ?? {}).filter((key) => key.startsWith(prefix) || key === noOf(prefix));
    return keys.map((key): [string, string] => [key, storage!.getItem(key) ?? '']);
  });

/** Hands a file to the browser. */
const download = (name: string, text: string): void => {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), PATIENCE);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** What is known of the shopper: seen, handed out, erased, and not added to. */
export const createMine = (host: Host) => {
  const { prefix, outbox } = host.recorder;
  const me = signal<Me | undefined>(undefined);
  const asked = signal<Doing | undefined>(undefined);
  const erased = signal<Doing | undefined>(undefined);
  const saved = signal<Doing | undefined>(undefined);
  const sure = signal(false);
  /** She took her no back: it holds from the next page on. */
  const allowed = signal(false);
  /** Counts what changed outside of signals. */
  const turn = signal(0);

  const explain = () => host.verbs.explain();
  const visitor = (): string | undefined => (host.mode() === 'full' ? explain().visitor : undefined);
  const trouble = (): Doing => (navigator.onLine === false ? 'offline' : 'failed');

  /** One request under the visitor's id; rejects unless it is answered well. */
  const ask = async (path: string, method: string): Promise<Response> => {
    const line = { at: host.now(), url: `${host.base}/v1/me${path}?site=${encodeURIComponent(host.key)}`, status: 0 };
    explain().sent.push(line);
    const answer = await fetch(line.url, {
      method,
      cache: 'no-store',
      credentials: 'omit',
      headers: { authorization: `Bearer ${visitor()}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    line.status = answer.status;
    if (!answer.ok) throw answer.status;
    return answer;
  };

  const look = async (): Promise<void> => {
    if (!visitor() || asked.value === 'waiting') return;
    asked.value = 'waiting';
    const answer = await ask('', 'GET')
      .then((found) => found.json() as Promise<Me>)
      .catch(() => undefined);
    batch(() => {
      me.value = answer;
      asked.value = answer ? 'done' : trouble();
    });
  };

  const forget = (): void => {
    void outbox.clear();
    for (const level of LEVELS) wipe(level, prefix);
    host.forget();
    host.recorder.renew();
  };

  return {
    me,
    asked,
    erased,
    saved,
    sure,
    allowed,
    turn,
    look,
    explain,
    visitor,
    questions: () => keptQuestions(host),
    dropQuestion(ask: string): void {
      forgetQuestion(host, ask);
      turn.value++;
    },
    refused: (): boolean => storageOf(2)?.getItem(noOf(prefix)) === SHOPPER,
    device(): OnDevice {
      const kept = keptFor(prefix);
      return {
        entries: kept.length,
        bytes: kept.reduce((sum, [key, text]) => sum + 2 * (key.length + text.length), 0),
        drafts: kept.filter(([key]) => key.startsWith(prefix + 'd/')).length,
      };
    },
    /** Nothing is counted from now on, whatever the shop's pages say; that alone is remembered. */
    refuse(): void {
      try {
        storageOf(2)?.setItem(noOf(prefix), SHOPPER);
      } catch {
        // A full storage: then it holds for this page.
      }
      host.verbs.consent('off', SHOPPER);
      turn.value++;
    },
    allow(): void {
      storageOf(2)?.removeItem(noOf(prefix));
      allowed.value = true;
    },
    /** A file with all that is kept on this device and, where it can be found, at the collector. */
    async save(): Promise<void> {
      saved.value = 'waiting';
      const device = {
        ...explain(),
        kept: Object.fromEntries(keptFor(prefix).map(([key, text]) => [key, parsed(text)])),
      };
      try {
        const collector = visitor() && parsed(await (await ask('/export', 'GET')).text());
        const file = { made_at: new Date(host.now()).toISOString(), site: host.key, device, collector };
        download(`my-data-${host.key}.json`, JSON.stringify(file, null, 2));
        saved.value = 'done';
      } catch {
        saved.value = trouble();
      }
    },
    /** First at the collector: what could not be erased there is not forgotten here, or nobody could ask again. */
    async erase(): Promise<void> {
      erased.value = 'waiting';
      try {
        if (visitor()) (await (await ask('', 'DELETE')).json()) as Erased;
      } catch {
        erased.value = trouble();
        return;
      }
      forget();
      batch(() => {
        me.value = undefined;
        asked.value = undefined;
        sure.value = false;
        erased.value = 'done';
      });
    },
  };
};

export type MyData = ReturnType<typeof createMine>;
