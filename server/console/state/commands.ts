import type { ReadonlySignal, Signal } from '@preact/signals';
import { PAGES, type Page } from './address.ts';
import type { Inbox } from './inbox.ts';
import type { OpenItem } from './item.ts';
import type { Command } from './keys.ts';
import type { SiteMe } from './session.ts';

/** What is open in the head of an item. */
export type Tool = 'label' | 'assign' | 'note' | undefined;

export interface CommandParts {
  inbox: Inbox;
  site: ReadonlySignal<SiteMe | undefined>;
  page: ReadonlySignal<Page>;
  opened: ReadonlySignal<OpenItem | undefined>;
  tool: Signal<Tool>;
  dialog: Signal<'search' | 'help' | undefined>;
  /** What next and previous do on the present page, if it is none of the inbox's. */
  mover: ReadonlySignal<((by: number) => void) | undefined>;
  goTo(page: Page): void;
  open(id: string): void;
}

const goings = ({ goTo }: CommandParts) =>
  Object.fromEntries(PAGES.map((page) => [page, () => goTo(page)])) as Record<Page, () => void>;

/** What each key does, given what is on the page. */
export const createCommands = (parts: CommandParts): Record<Command, () => void> => {
  const { inbox, site, page, opened, tool, dialog } = parts;
  const mayChange = (): boolean => page.value === 'inbox' && !!site.value && site.value.role !== 'viewer';

  /** A tool works on the opened item; with none open, the row the keyboard is on is opened first. */
  const use = (wanted: Exclude<Tool, undefined>): void => {
    if (!mayChange()) return;
    if (!opened.value && inbox.cursor.value) parts.open(inbox.cursor.value);
    if (opened.value) tool.value = wanted;
  };
  const toggleDone = (): void => {
    const item = opened.value;
    if (!mayChange() || !item?.detail.value) return;
    void item.change({ status: item.detail.value.status === 'done' ? 'open' : 'done' });
  };
  const move = (by: number): void => {
    if (page.value !== 'inbox') return parts.mover.value?.(by);
    const id = inbox.beside(by, opened.value?.id);
    if (opened.value && id) parts.open(id);
    else inbox.point(id);
    if (id && id === inbox.items.value.at(-1)?.id) void inbox.more();
  };

  return {
    next: () => move(1),
    previous: () => move(-1),
    label: () => use('label'),
    assign: () => use('assign'),
    note: () => use('note'),
    done: toggleDone,
    search: () => void (dialog.value = 'search'),
    help: () => void (dialog.value = 'help'),
    ...goings(parts),
  };
};
