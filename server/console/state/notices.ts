import { signal, type ReadonlySignal } from '@preact/signals';

export interface Notice {
  id: number;
  text: string;
  bad: boolean;
}

export interface Notices {
  list: ReadonlySignal<Notice[]>;
  /** Said to screen readers only, politely. */
  spoken: ReadonlySignal<string>;
  /** A refusal: stays until it is closed. */
  refuse(text: string): void;
  /** Something was done: goes by itself after a while. */
  tell(text: string): void;
  speak(text: string): void;
  dismiss(id: number): void;
  clear(): void;
}

/** ms in which a short sentence is read twice. */
const READ = 8_000;

/** What happened, told at the foot of the page and to screen readers. */
export const createNotices = (): Notices => {
  const list = signal<Notice[]>([]);
  const spoken = signal('');
  let last = 0;
  const add = (text: string, bad: boolean): number => {
    const others = list.value.filter((notice) => notice.text !== text);
    list.value = [...others, { id: ++last, text, bad }].slice(-3);
    return last;
  };
  const dismiss = (id: number): void => {
    list.value = list.value.filter((notice) => notice.id !== id);
  };
  return {
    list,
    spoken,
    refuse: (text) => void add(text, true),
    tell: (text) => {
      const id = add(text, false);
      setTimeout(() => dismiss(id), READ);
    },
    speak: (text) => {
      // The same words twice are a new announcement only if the text differs.
      spoken.value = spoken.value === text ? `${text}\u00a0` : text;
    },
    clear: () => {
      if (list.value.length) list.value = [];
    },
    dismiss,
  };
};
