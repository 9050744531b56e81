import { computed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { pollWhileSeen } from '../../state/poll.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Editor } from './editor.tsx';
import { ListPage } from './list.tsx';
import { createArticles, type Articles } from './state.ts';
import { createOpened, type Opened } from './opened.ts';

const POLL = 30_000;

/** Both live as long as the page: the list is there at once on the way back, and a new article keeps its editor when it is named. */
const useArticles = ({ app, site }: PageProps): { articles: Articles; opened: Opened } => {
  const made = useMemo(() => {
    const main = computed(() => app.shops.documents.value[site.key]?.lang ?? 'en');
    const articles = createArticles(app.api, site.key, app.router, main);
    return { articles, opened: createOpened({ app, site, articles, view: window }) };
  }, [site.key]);
  const { articles, opened } = made;
  useEffect(() => {
    void articles.load();
    const stopFollowing = opened.follow();
    const stopPolling = pollWhileSeen(document, POLL, async () => {
      if (!app.online.value || articles.arranging.value || articles.busy.value) return;
      await Promise.all([articles.load(), opened.current.value?.item.refresh()]);
    });
    return () => {
      stopFollowing();
      stopPolling();
    };
  }, [made]);
  return made;
};

/** What the assistant answers with: a list, and one article as it is written. */
export const Page = (props: PageProps) => {
  const { articles, opened } = useArticles(props);
  const one = opened.current.value;
  return one ? (
    <Editor key={one.key} {...props} articles={articles} opened={one} />
  ) : (
    <ListPage {...props} articles={articles} />
  );
};
