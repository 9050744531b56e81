import type { ArticleContent } from '../../protocol/content.ts';
import type { Period, Site, Store } from '../store/store.ts';
import { textOf } from './said.ts';

/** Marks on a chart, the newest; more could not be read. */
const MOST = 20;
const REVISIONS = 100;

/** The title in the first language that has one. */
const titleOf = (body: unknown): string | undefined => {
  const languages = (body as Partial<ArticleContent> | null)?.languages ?? {};
  return Object.values(languages)
    .map((words) => textOf(words?.title))
    .find((title) => title !== undefined);
};

/** Articles that the owner published in a period, oldest first. */
export const marksOf = async (
  store: Store,
  site: Site,
  { from, to }: Period,
): Promise<{ at: number; title: string }[]> => {
  const marks = (await store.content.revisions(site.id, REVISIONS))
    .filter(({ at }) => at >= from && at < to)
    .flatMap(({ at, changes }) =>
      changes.flatMap(({ kind, how, body }) => {
        const title = kind === 'article' && how !== 'removed' ? titleOf(body) : undefined;
        return title === undefined ? [] : [{ at, title }];
      }),
    );
  return marks.slice(0, MOST).toReversed();
};
