import { signal } from '@preact/signals';
import type { Host, View } from '../host.ts';
import type { Speech } from '../locales/speech.ts';
import { createForm } from './form.ts';

export type Page = 'message' | 'feedback';

const PAGES: Record<View, Page> = { home: 'message', help: 'message', messages: 'message', feedback: 'feedback' };

/** What the panel shows: the page, the language, the two forms, and whether the browser has a connection. */
export const createPanelState = (host: Host) => {
  const page = signal<Page>('message');
  const speech = signal<Speech | undefined>(undefined);
  const online = signal(navigator.onLine !== false);
  const forms = { message: createForm(host, 'message'), feedback: createForm(host, 'feedback') };
  const seen = signal(host.page());

  return {
    page,
    speech,
    online,
    forms,
    /** The page of the shop that goes along with what is written. */
    seen,
    show(view: View, text?: string) {
      page.value = PAGES[view] ?? 'message';
      seen.value = host.page();
      const form = forms[page.value];
      if (form.phase.value === 'done') form.again();
      if (text) form.write('text', text);
    },
    watchConnection(): () => void {
      const look = () => (online.value = navigator.onLine !== false);
      look();
      addEventListener('online', look);
      addEventListener('offline', look);
      return () => {
        removeEventListener('online', look);
        removeEventListener('offline', look);
      };
    },
  };
};

export type PanelState = ReturnType<typeof createPanelState>;
