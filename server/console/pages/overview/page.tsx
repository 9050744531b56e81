import type { PageProps } from '../../ui/page-props.ts';
import { Head } from '../../ui/head.tsx';
import { words } from '../../words.ts';

export const Page = ({ app }: PageProps) => (
  <Head title={words.nav.overview} onSearch={() => (app.dialog.value = 'search')} />
);
