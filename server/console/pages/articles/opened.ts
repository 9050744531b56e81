import { effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import { firstName } from '../../format/names.ts';
import { createContentItem, type ContentItem } from '../../state/content.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { begun, idFor } from './body.ts';
import { createPreview, type Preview } from './previewing.ts';
import { orderAfter, type Articles } from './state.ts';

/** The article that is open in the editor. */
export interface OpenArticle {
  /** One for each opening: a new article keeps it when it gets its id. */
  key: number;
  item: ContentItem<'article'>;
  preview: Preview;
  /** The language that is written in; empty for the site's own. */
  lang: Signal<string>;
  isNew: boolean;
}

export interface Opened {
  current: ReadonlySignal<OpenArticle | undefined>;
  /** Opens what the address says, from now on. Returns its stop, which saves what is left to save. */
  follow(): () => void;
}

export interface OpenedParts extends PageProps {
  articles: Articles;
  view: Window;
}

/** Address of an article that is not there yet. */
export const NEW = 'new';

export const createOpened = ({ app, site, articles, view }: OpenedParts): Opened => {
  const current = signal<OpenArticle | undefined>(undefined);
  const { router } = app;
  let key = 0;
  let following = false;
  let leaving: Promise<unknown> = Promise.resolve();

  const open = (id: string): OpenArticle => {
    const isNew = id === NEW;
    const [main = 'en'] = articles.languages.value;
    const by = firstName(app.session.me.value?.staff.name ?? '');
    const query = (isNew && router.route.value.query) || {};
    const { lang, body } = begun(query, { lang: main, by, order: orderAfter(articles.rows.value ?? []) });
    const item = createContentItem({
      api: app.api,
      site: site.key,
      kind: 'article',
      ...(isNew ? { blank: body, keptAs: query['title'] ?? '' } : { id }),
      name: (text) => idFor(text, lang),
      storage: app.writing.device(),
      now: Date.now,
    });
    // What was left a moment ago may be this very one, and on its way yet.
    void leaving.then(item.load);
    return { key: ++key, item, isNew, lang: signal(isNew ? lang : ''), preview: createPreview(app.api, site.key) };
  };

  const leave = (): void => {
    const left = current.value;
    if (!left) return;
    current.value = undefined;
    const id = left.item.id.value;
    if (id) articles.last.id = id;
    left.preview.stop();
    leaving = left.item.leave();
    void leaving.then(() => (following ? articles.load() : undefined));
  };

  const show = (id: string | undefined): void => {
    const now = current.value;
    if (now && id !== undefined && (now.item.id.value ?? NEW) === id) return;
    leave();
    if (id === undefined) return;
    // A new one stands after all others, so these must be known first.
    if (id === NEW && !articles.rows.value) void articles.load().then(() => openIfStill(id));
    else current.value = open(id);
  };
  const openIfStill = (id: string): void => {
    const { page, id: wanted } = router.route.value;
    if (following && !current.value && page === 'articles' && wanted === id) current.value = open(id);
  };

  /** A new article that was saved has an address of its own. */
  const name = (): void => {
    const id = current.value?.item.id.value;
    const { page, id: shown, query, ...route } = router.route.value;
    const kept = query?.['from'] ? { query: { from: query['from'] } } : {};
    if (id && page === 'articles' && shown === NEW) router.replace({ ...route, page, id, ...kept });
  };

  return {
    current,
    follow: () => {
      following = true;
      const hidden = (): void => {
        if (view.document.visibilityState === 'hidden') void current.value?.item.save();
      };
      const closing = (event: BeforeUnloadEvent): void => {
        if (current.value?.item.atRisk.value) event.preventDefault();
      };
      const stops = [
        effect(() => {
          const { page, id } = router.route.value;
          if (page === 'articles') untracked(() => show(id));
        }),
        effect(() => {
          if (current.value?.item.id.value) untracked(name);
        }),
        effect(() => {
          if (app.online.value) void untracked(() => current.value?.item.save());
        }),
      ];
      const save = async (): Promise<boolean> => (await current.value?.item.save()) ?? true;
      app.writing.open.add(save);
      view.document.addEventListener('visibilitychange', hidden);
      view.addEventListener('beforeunload', closing);
      return () => {
        app.writing.open.delete(save);
        view.document.removeEventListener('visibilitychange', hidden);
        view.removeEventListener('beforeunload', closing);
        for (const stop of stops) stop();
        following = false;
        leave();
      };
    },
  };
};
