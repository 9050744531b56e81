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
  speak(text: string): void;
  dismiss(id: number): void;
  clear(): void;
}

/** What happened, told at the foot of the page and to screen readers. */
export const createNotices = (): Notices => {
  const list = signal<Notice[]>([]);
  const spoken = signal('');
  let last = 0;
  return {
    list,
    spoken,
    refuse: (text) => {
      const others = list.value.filter((notice) => notice.text !== text);
      list.value = [...others, { id: ++last, text, bad: true }].slice(-3);
    },
    speak: (text) => {
      // The same words twice are a new announcement only if the text differs.
      spoken.value = spoken.value === text ? `${text}\u00a0` : text;
    },
    clear: () => {
      if (list.value.length) list.value = [];
    },
    dismiss: (id) => {
      list.value = list.value.filter((notice) => notice.id !== id);
    },
  };
};
