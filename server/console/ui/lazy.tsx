import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Page } from '../state/address.ts';
import { words } from '../words.ts';
import { Head } from './head.tsx';
import type { PageProps } from './page-props.ts';
import { Failed, Skeleton } from './parts.tsx';

export type LazyName = Exclude<Page, 'inbox' | 'install'>;

/** Each page is a file of its own, so that reading the inbox does not wait for charts. */
const PAGES: Record<LazyName, () => Promise<{ Page: FunctionComponent<PageProps> }>> = {
  overview: () => import('../pages/overview/page.tsx'),
  questions: () => import('../pages/questions/page.tsx'),
  articles: () => import('../pages/articles/page.tsx'),
  service: () => import('../pages/service/page.tsx'),
  nudges: () => import('../pages/nudges/page.tsx'),
  settings: () => import('../pages/settings/page.tsx'),
  health: () => import('../pages/health/page.tsx'),
};

export const LazyPage = ({ page, ...props }: PageProps & { page: LazyName }) => {
  const found = useSignal<FunctionComponent<PageProps> | 'failed' | undefined>(undefined);
  const load = (): void => {
    found.value = undefined;
    PAGES[page]().then(
      ({ Page }) => void (found.value = Page),
      () => void (found.value = 'failed'),
    );
  };
  useEffect(load, []);
  const Found = found.value;
  if (Found && Found !== 'failed') return <Found {...props} />;
  return (
    <>
      <Head title={words.nav[page]} onSearch={() => (props.app.dialog.value = 'search')} />
      {Found === 'failed' ? (
        <Failed title={words.pageMissing} reason={words.errors.noReply} retry={load} />
      ) : (
        <Skeleton rows={6} />
      )}
    </>
  );
};
