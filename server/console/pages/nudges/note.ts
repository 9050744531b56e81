import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { NudgeContent, NudgeWords } from '../../../../protocol/content.ts';
import type { Api } from '../../state/api.ts';
import { createContentItem, isPublishable, type ContentItem } from '../../state/content.ts';
import type { Refusal } from '../../state/refusal.ts';
import type { Device } from '../../state/shelf.ts';
import { withThreshold, withWords, type Threshold } from './body.ts';

/** What is asked before it is done. */
export type Ask = { act: 'publish' | 'off' | 'discard' } | { act: 'restore'; version: number };

/** One nudge as it is written. */
export interface OpenNote {
  item: ContentItem<'nudge'>;
  /** The language that is written in; empty for the first. */
  lang: Signal<string>;
  ask: Signal<Ask | undefined>;
  /** Why it cannot be published, or why the last act failed. */
  refusal: ReadonlySignal<Refusal | undefined>;
  on: ReadonlySignal<boolean>;
  publishable: ReadonlySignal<boolean>;
  write(change: Partial<Pick<NudgeContent, 'name' | 'hold'>>): void;
  writeThreshold(name: Threshold, value: number | undefined): void;
  writeWords(lang: string, change: Partial<NudgeWords>): void;
  /** Saves, and asks whether to publish; false if what is written cannot be published. */
  askPublish(): Promise<boolean>;
  /** Publishes what is written, switched on. */
  publish(): Promise<boolean>;
  takeOff(): Promise<boolean>;
}

interface NoteParts {
  api: Pick<Api, 'get' | 'send'>;
  site: string;
  id: string;
  storage: () => Device;
  now: () => number;
}

export const createNote = (parts: NoteParts): OpenNote => {
  const item = createContentItem({ ...parts, kind: 'nudge' });
  const ask = signal<Ask | undefined>(undefined);
  const lang = signal('');

  const refusal = computed((): Refusal | undefined => {
    const refused = item.detail.value?.refused;
    return item.refusal.value ?? (refused && { message: refused.error, field: refused.field });
  });
  const on = computed(() => item.detail.value?.live?.body.on === true);
  const change = (make: (body: NudgeContent) => NudgeContent): void => {
    if (item.body.value) item.edit(make(item.body.value));
  };
  /** Brings the language that a refusal is about to the front. */
  const showRefused = (): void => {
    const found = /^languages\.([^.]+)\./.exec(refusal.value?.field ?? '')?.[1];
    if (found) lang.value = found;
  };

  return {
    item,
    ask,
    lang,
    refusal,
    on,
    publishable: computed(() => isPublishable(item) || !on.value),
    write: (fields) => change((body) => ({ ...body, ...fields })),
    writeThreshold: (name, value) => change((body) => withThreshold(body, name, value)),
    writeWords: (tag, words) => change((body) => withWords(body, tag, words)),
    askPublish: async () => {
      const saved = await item.save();
      if (saved && !item.detail.value?.refused) ask.value = { act: 'publish' };
      else showRefused();
      return ask.value !== undefined;
    },
    publish: async () => {
      const body = item.body.value;
      if (body && !body.on) item.edit({ ...body, on: true }, 0);
      const done = (await item.publish()) !== undefined;
      ask.value = undefined;
      if (!done) showRefused();
      return done;
    },
    takeOff: async () => {
      const done = (await item.unpublish()) !== undefined;
      ask.value = undefined;
      return done;
    },
  };
};
