import { useEffect, useMemo } from 'preact/hooks';
import { formatRoute } from '../../state/address.ts';
import { useFresh } from '../../ui/fresh.ts';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Blank, Failed, Icon, Skeleton } from '../../ui/parts.tsx';
import { words as common } from '../../words.ts';
import { figureWords } from '../../words/figures.ts';
import { AdviceList } from './advice.tsx';
import { Detail } from './detail.tsx';
import { List } from './list.tsx';
import { Choose } from './new.tsx';
import { createNudges, NEW, type Nudges } from './state.ts';
import { nudgeWords as words } from './words.ts';

const newAddress = (site: string): string => formatRoute({ site, page: 'nudges', id: NEW, filter: {} });

const Empty = ({ site }: PageProps) => (
  <Blank icon="bell" title={words.empty} lead={words.emptyLead}>
    <figure class="example">
      <blockquote>“{words.emptyExample}”</blockquote>
      <figcaption>{words.emptyExampleNote}</figcaption>
    </figure>
    {site.role === 'owner' ? (
      <a class="ctl ink" href={newAddress(site.key)}>
        {words.fresh}
      </a>
    ) : (
      <p>{words.emptyViewer}</p>
    )}
  </Blank>
);

/** What did not come, while something older or other is still there. */
const Stale = ({ nudges }: { nudges: Nudges }) => {
  const { list, results } = nudges;
  const missing = results.problem.value && words.noFigures(results.problem.value);
  return (
    <p class="error nudge-stale" role="status">
      {list.problem.value ? figureWords.stale(list.problem.value) : missing}
    </p>
  );
};

const Body = (props: PageProps & { nudges: Nudges }) => {
  const { app, site, nudges } = props;
  const { list, picked, id } = nudges;
  const rows = nudges.rows.value;
  if (id.value === NEW && site.role === 'owner') return <Choose {...props} />;
  if (!rows && list.problem.value)
    return <Failed title={words.failed} reason={list.problem.value} retry={() => void nudges.load()} />;
  if (!rows) return <Skeleton rows={5} />;
  if (!rows.length) return <Empty {...props} />;
  const row = picked.value;
  const advice = <AdviceList {...props} rows={rows.filter((one) => one !== row)} />;
  return (
    <>
      <Stale nudges={nudges} />
      <List app={app} nudges={nudges} rows={rows} />
      {row ? (
        <Detail key={row.id} {...props} row={row}>
          {advice}
        </Detail>
      ) : (
        <>
          <Blank icon="bell" title={words.gone} lead={words.goneLead} />
          {advice}
        </>
      )}
    </>
  );
};

/** What nudges did, what they say, and when: a list, and one of them below it. */
export const Page = (props: PageProps) => {
  const { app, site } = props;
  const nudges = useMemo(() => createNudges(app.api, site.key, app.router), [site.key]);
  useEffect(() => void nudges.load(), [nudges]);
  useFresh(app, nudges.again);
  const owner = site.role === 'owner';
  return (
    <>
      <Head title={common.nav.nudges} onSearch={() => (app.dialog.value = 'search')}>
        {owner && nudges.id.value !== NEW && (
          <a class="ctl ink" href={newAddress(site.key)}>
            <Icon name="plus" />
            {words.fresh}
          </a>
        )}
      </Head>
      <div class="nudges" data-one={nudges.id.value ? '' : undefined}>
        {!owner && <p class="lead nudge-readonly">{words.readOnly}</p>}
        <Body {...props} nudges={nudges} />
      </div>
    </>
  );
};
