import { signal, type ReadonlySignal } from '@preact/signals';
import type { Page } from './address.ts';

export type Command = 'next' | 'previous' | 'label' | 'assign' | 'note' | 'done' | 'search' | 'help' | Page;

export interface Press {
  key: string;
  /** Where the key is, for layouts without Latin letters ("KeyJ"). */
  code?: string;
  ctrl: boolean;
  alt: boolean;
  /** In a field, a list of choices or the like, where letters have their own meaning. */
  typing: boolean;
  /** A dialog is open. */
  modal: boolean;
}

const SINGLE: Record<string, Command> = {
  j: 'next',
  k: 'previous',
  l: 'label',
  a: 'assign',
  n: 'note',
  e: 'done',
  '/': 'search',
  '?': 'help',
};
const AFTER_G: Record<string, Page> = {
  o: 'overview',
  i: 'inbox',
  q: 'questions',
  a: 'articles',
  f: 'service',
  u: 'nudges',
  s: 'settings',
  n: 'install',
  h: 'health',
};

const letterOf = ({ key, code }: Press): string => {
  const place = /^Key([A-Z])$/.exec(code ?? '')?.[1];
  return place && key.length === 1 && key > '\u024f' ? place.toLowerCase() : key.toLowerCase();
};

/**
 * What a key press means.
 * @param afterG whether the press before was a lone G
 * @param single whether single keys are switched on
 * @returns the command, 'g' when a second key is to follow, or undefined
 */
export const commandOf = (press: Press, afterG: boolean, single: boolean): Command | 'g' | undefined => {
  const letter = letterOf(press);
  if (press.alt) return undefined;
  if (press.ctrl) return letter === 'k' && !press.modal ? 'search' : undefined;
  if (!single || press.typing || press.modal) return undefined;
  if (afterG && Object.hasOwn(AFTER_G, letter)) return AFTER_G[letter];
  if (letter === 'g') return 'g';
  return Object.hasOwn(SINGLE, letter) ? SINGLE[letter] : undefined;
};

const FIELDS = 'input, textarea, select, [contenteditable], [role="listbox"], [role="menu"]';
const G_WAIT = 1_500;
const SETTING = 'attendant.single-keys';

export interface Keys {
  /** Whether single keys work; kept on this device. */
  single: ReadonlySignal<boolean>;
  setSingle(on: boolean): void;
  stop(): void;
}

const storedSetting = (view: Window): boolean => {
  try {
    return view.localStorage.getItem(SETTING) !== 'off';
  } catch {
    return true;
  }
};

const pressOf = (event: KeyboardEvent): Press => {
  const target = event.target instanceof Element ? event.target : undefined;
  return {
    key: event.key,
    code: event.code,
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    typing: !!target?.closest(FIELDS),
    modal: !!target?.ownerDocument.querySelector('dialog[open]'),
  };
};

/** Listens to the keyboard and gives commands. */
export const createKeys = (view: Window, now: () => number, run: (command: Command) => void): Keys => {
  const single = signal(storedSetting(view));
  let gAt = -Infinity;
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || (event.repeat && event.key.toLowerCase() === 'e')) return;
    const command = commandOf(pressOf(event), now() - gAt < G_WAIT, single.value);
    gAt = command === 'g' ? now() : -Infinity;
    if (!command || command === 'g') return;
    event.preventDefault();
    run(command);
  };
  view.addEventListener('keydown', press);
  return {
    single,
    setSingle: (on) => {
      single.value = on;
      try {
        view.localStorage.setItem(SETTING, on ? 'on' : 'off');
      } catch {
        // Without storage the choice holds until the page is closed.
      }
    },
    stop: () => view.removeEventListener('keydown', press),
  };
};
