import type { ArticleContent } from '../../protocol/content.ts';
import { createApi } from '../../server/console/state/api.ts';
import { createContentItem, type ContentItem } from '../../server/console/state/content.ts';
import { createContents } from './contents.ts';
import { fetchFrom, NOW, settle, SITE } from './support.ts';

/** Timers that run when the test says so. */
export const createTimers = () => {
  const due: { run: () => void; ms: number }[] = [];
  return {
    due,
    later: (run: () => void, ms: number) => {
      const one = { run, ms };
      due.push(one);
      return () => void (due.includes(one) && due.splice(due.indexOf(one), 1));
    },
    /** Runs all that are due within this time. */
    pass: (ms: number) => {
      for (const one of due.filter((each) => each.ms <= ms)) {
        due.splice(due.indexOf(one), 1);
        one.run();
      }
    },
  };
};

export const article = (title: string, text = 'Yes.'): ArticleContent => ({
  order: 10,
  languages: { en: { title, text, phrasings: [] } },
});
export const titleOf = (body: unknown): string | undefined =>
  (body as ArticleContent | undefined)?.languages['en']?.title;

/** A collector with one published article, "oven", and what opens it as the console does. */
export const createDesk = () => {
  const contents = createContents();
  const timers = createTimers();
  const device = { full: false };
  contents.put('article', 'oven', { versions: [article('Oven?')], live: 1 });
  const storage = (): Storage => {
    if (device.full) throw new DOMException('no room', 'QuotaExceededError');
    return localStorage;
  };
  const open = async (id: string | undefined, blank?: ArticleContent): Promise<ContentItem<'article'>> => {
    const item = createContentItem({
      api: createApi(fetchFrom(contents.collector), () => undefined),
      site: SITE,
      kind: 'article',
      ...(id === undefined ? {} : { id }),
      ...(blank ? { blank } : {}),
      name: (body) => titleOf(body)?.toLowerCase() ?? '',
      storage,
      now: () => NOW,
      later: timers.later,
    });
    await item.load();
    return item;
  };
  return {
    contents,
    timers,
    device,
    open,
    puts: () => contents.asked.filter((line) => line.startsWith('PUT')),
    pause: async (ms = 1_000): Promise<void> => {
      timers.pass(ms);
      await settle();
    },
    storedTitle: (id = 'oven') => titleOf(contents.stored.get(`article/${id}`)?.draft),
  };
};
export type Desk = ReturnType<typeof createDesk>;
