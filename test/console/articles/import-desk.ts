import type { ImportFound, ImportPreview, ImportRequest, ImportTake } from '../../../protocol/starting.ts';
import { settle } from '../support.ts';
import { article, LIST, setShop, words } from './shop.ts';

export const found = (question: string, more: Partial<ImportFound> = {}): ImportFound => ({
  question,
  answer: `**Yes**, ${question}`,
  lang: 'en',
  how: 'new',
  ...more,
});

/** The console over a shop whose collector finds what it is told to; `asked`, `checked` and `taken` are what it was asked. */
export const setImport = (first: ImportFound[] = []) => {
  const shop = setShop();
  const { desk } = shop;
  const state = {
    preview: {
      sources: [{ name: 'https://shop.example/faq', found: 5, how: 'headings' }],
      found: first,
    } as ImportPreview,
    trouble: undefined as { status: number; body: unknown; headers?: Record<string, string> } | undefined,
    asked: [] as ImportRequest[],
    checked: [] as ImportTake[],
    taken: [] as ImportTake[],
  };
  const contents = desk.changeable!;
  desk.changeable = (method, path, body) => {
    if (!path.includes('/import/')) return contents(method, path, body);
    if (state.trouble) return state.trouble;
    if (path.endsWith('/read')) {
      state.asked.push(body as ImportRequest);
      return { status: 200, body: state.preview };
    }
    const { entries } = body as ImportTake;
    if (path.endsWith('/check')) {
      state.checked.push({ entries });
      return { status: 200, body: entries.map((one) => found(one.question, { ...one })) };
    }
    state.taken.push({ entries });
    for (const [n, one] of entries.entries())
      shop.contents.put('article', `made-${n}`, { draft: article(50, 'care', { [one.lang]: words(one.question) }) });
    const drafts = entries.map(({ question, lang, into }, n) => {
      return { id: into?.id ?? `made-${n}`, rev: 1, title: question, lang, ...(into && { changed: true }) };
    });
    const once = [...new Map(drafts.map((one) => [one.id, one])).values()];
    return { status: 200, body: { drafts: once, left: [], topics: ['Workshop'], noRoom: [] } };
  };

  const boxes = (): HTMLInputElement[] => [
    ...desk.place.querySelectorAll<HTMLInputElement>('.found-row input[type="checkbox"]'),
  ];
  const look = async (): Promise<void> => {
    desk.place.querySelector<HTMLFormElement>('form')!.requestSubmit();
    await settle();
  };
  return {
    shop,
    state,
    boxes,
    look,
    heading: (): string => desk.place.querySelector('h1')?.textContent ?? '',
    choose: async (n: number): Promise<void> => {
      boxes()[n]!.click();
      await settle();
    },
    start: () => desk.start(`${LIST}?view=import`),
    read: async (address = 'shop.example/faq'): Promise<void> => {
      await desk.start(`${LIST}?view=import`);
      await shop.write('Address of the page', address);
      await look();
    },
  };
};
export type Import = ReturnType<typeof setImport>;
