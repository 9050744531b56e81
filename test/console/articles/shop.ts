import type { ArticleContent, TopicsContent } from '../../../protocol/content.ts';
import { createContents, type Contents } from '../contents.ts';
import { setDesk, type Desk } from '../pages/desk.tsx';
import { me, settle, SITE } from '../support.ts';

export const LIST = `#/${SITE}/articles`;
export const words = (title: string, text = 'Yes.') => ({ title, text, phrasings: [] });
export const article = (order: number, topic: string, languages: ArticleContent['languages']): ArticleContent => ({
  order,
  topic,
  languages,
});
export const topics: TopicsContent = {
  topics: [
    { id: 'care', names: { en: 'Care', ro: 'Îngrijire' } },
    { id: 'paying', names: { en: 'Paying' } },
  ],
};

/** A shop with an article in two languages, one that is changed, and one that was never published. */
const fill = (contents: Contents): void => {
  contents.put('topics', 'topics', { versions: [topics], live: 1 });
  const oven = article(20, 'care', { en: words('Oven?'), ro: words('Cuptor?') });
  contents.put('article', 'oven', { versions: [oven], live: 1 });
  contents.put('article', 'glaze', {
    versions: [article(10, 'care', { en: words('Glaze?') })],
    live: 1,
    draft: article(10, 'care', { en: words('Glaze safe?') }),
  });
  contents.put('article', 'card', { draft: article(30, 'paying', { en: words('By card?', '') }) });
};

/** The console over that shop. */
export const setShop = () => {
  localStorage.clear();
  const desk: Desk = setDesk();
  const contents = createContents();
  fill(contents);
  desk.changeable = (method, path, body) =>
    path.includes('/content/') ? contents.collector(method, path, body) : undefined;

  const field = (label: string): HTMLInputElement | HTMLTextAreaElement => {
    const found = [...desk.place.querySelectorAll('label')].find(({ textContent }) => textContent === label);
    const input = found && desk.place.querySelector<HTMLInputElement>(`[id="${found.getAttribute('for')}"]`);
    if (!input) throw new Error(`no field ${label} in ${desk.text()}`);
    return input;
  };
  return {
    desk,
    contents,
    field,
    rows: (): string[] =>
      [...desk.place.querySelectorAll('.article-row')].map((row) => (row.textContent ?? '').replace(/\s+/g, ' ')),
    write: async (label: string, text: string): Promise<void> => {
      const input = field(label);
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    },
    ctrl: async (key: string): Promise<void> => {
      const event = { key, ctrlKey: true, bubbles: true, cancelable: true };
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event));
      await settle();
    },
    /** Presses a button of the open dialog. */
    answer: async (name: string): Promise<void> => {
      const buttons = [...desk.place.querySelectorAll<HTMLElement>('dialog button')];
      await desk.press(buttons.find(({ textContent }) => textContent === name)!);
    },
    draftOf: (id: string) => contents.stored.get(`article/${id}`)?.draft as ArticleContent | undefined,
    liveOf: (id: string) => contents.stored.get(`article/${id}`)?.versions.at(-1) as ArticleContent,
    as: (role: 'viewer' | 'staff'): void => {
      desk.answers['me'] = { ...me, sites: me.sites.map((site) => ({ ...site, role })) };
    },
    changes: (): string[] => contents.asked.filter((line) => !line.startsWith('GET') && !line.endsWith('/preview')),
  };
};
export type Shop = ReturnType<typeof setShop>;
