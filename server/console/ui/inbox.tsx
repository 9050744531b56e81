import { useSignal } from '@preact/signals';
import type { App } from '../state/app.ts';
import { words } from '../words.ts';
import { Detail } from './detail.tsx';
import { Filters } from './filters.tsx';
import { Head } from './head.tsx';
import { List } from './list.tsx';
import { Menu } from './menu.tsx';
import { Blank, Icon, Kbd } from './parts.tsx';
import { Visitor } from './visitor.tsx';

const told = words.inbox;

/** Downloads of what the filters find. */
const Export = ({ app }: { app: App }) => {
  const open = useSignal(false);
  const site = app.site.value?.key ?? '';
  const { filter } = app.router.route.value;
  const close = (): void => {
    open.value = false;
  };
  return (
    <Menu
      open={open}
      title={told.export}
      face={
        <>
          {told.export}
          <Icon name="down" small />
        </>
      }
    >
      <p class="who">
        <span>{told.exportLead}</span>
      </p>
      <div class="choices">
        <a href={app.api.download(site, filter, 'csv')} download onClick={close}>
          {told.exportCsv}
        </a>
        <a href={app.api.download(site, filter, 'json')} download onClick={close}>
          {told.exportJson}
        </a>
      </div>
    </Menu>
  );
};

const KeyHints = () => (
  <p class="key-hints not-touch" aria-hidden="true">
    {words.keys.hint.map(([keys, does]) => (
      <span key={keys}>
        <Kbd keys={keys} /> {does}
      </span>
    ))}
  </p>
);

/** List, what one person said, and how they came to say it. On phones one after the other. */
export const InboxPage = ({ app }: { app: App }) => {
  const opened = app.opened.value;
  return (
    <>
      <Head title={told.title} onSearch={() => (app.dialog.value = 'search')}>
        <Export app={app} />
      </Head>
      <div class="panes">
        <section class="list" aria-label={told.list}>
          <Filters app={app} />
          <List app={app} />
          {app.keys.single.value && <KeyHints />}
        </section>
        {opened ? (
          <div class="reading">
            <Detail key={opened.id} app={app} item={opened} />
            <Visitor app={app} item={opened} />
          </div>
        ) : (
          <div class="detail unpicked">
            {app.inbox.items.value.length > 0 && <Blank icon="inbox" title={told.pick} lead={told.pickLead} />}
          </div>
        )}
      </div>
    </>
  );
};
