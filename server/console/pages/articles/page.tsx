import { computed, effect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { pollWhileSeen } from '../../state/poll.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Editor } from './editor.tsx';
import { ImportPage } from './import-page.tsx';
import { createImport, type Importing } from './import.ts';
import { ListPage } from './list.tsx';
import { createArticles, type Articles } from './state.ts';
import { createOpened, type Opened } from './opened.ts';
import { StarterPage } from './starter-page.tsx';
import { createStarter, type Starter } from './starter.ts';
import { viewIn } from './starting.tsx';
import { TryIt } from './try-it.tsx';

const POLL = 30_000;

interface Parts {
  articles: Articles;
  opened: Opened;
  starter: Starter;
  importing: Importing;
}

/** They live as long as the page: the list is there at once on the way back, and a new article keeps its editor when it is named. */
const useArticles = ({ app, site }: PageProps): Parts => {
  const made = useMemo(() => {
    const main = computed(() => app.shops.documents.value[site.key]?.lang ?? 'en');
    const articles = createArticles(app.api, site.key, app.router, main);
    return {
      articles,
      opened: createOpened({ app, site, articles, view: window }),
      starter: createStarter(app.api, site.key),
      importing: createImport(app.api, site.key, articles.load),
    };
  }, [site.key]);
  const { articles, opened, importing } = made;
  useEffect(() => {
    void articles.load();
    const stopFollowing = opened.follow();
    // Whoever comes back to import wants to import, and not to see what was done long ago.
    const stopForgetting = effect(() => {
      const { page, id, query } = app.router.route.value;
      if (page === 'articles' && !id && query?.['view'] !== 'import' && importing.taken.peek()) importing.restart();
    });
    const stopPolling = pollWhileSeen(document, POLL, async () => {
      if (!app.online.value || articles.arranging.value || articles.busy.value) return;
      await Promise.all([articles.load(), opened.current.value?.item.refresh()]);
    });
    return () => {
      articles.findings.stop();
      stopFollowing();
      stopForgetting();
      stopPolling();
    };
  }, [made]);
  return made;
};

const View = (props: PageProps & Parts) => {
  const { articles, opened, starter, importing } = props;
  const one = opened.current.value;
  const view = viewIn(props.app.router.route.value);
  if (one) return <Editor key={one.key} {...props} articles={articles} opened={one} starter={starter} />;
  if (view === 'starter') return <StarterPage {...props} articles={articles} starter={starter} />;
  if (view === 'import' && props.site.role !== 'viewer')
    return <ImportPage {...props} articles={articles} importing={importing} />;
  return <ListPage {...props} articles={articles} />;
};

/** What the assistant answers with: a list, and one article as it is written; over both a question to try. */
export const Page = (props: PageProps) => {
  const parts = useArticles(props);
  const { trying } = parts.articles;
  return (
    <>
      <View {...props} {...parts} />
      {trying.value !== undefined && (
        <TryIt {...props} articles={parts.articles} lang={trying.value} onClose={() => (trying.value = undefined)} />
      )}
    </>
  );
};
