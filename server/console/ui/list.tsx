import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../state/app.ts';
import { formatRoute } from '../state/address.ts';
import { isNarrow } from '../state/tokens.ts';
import { words } from '../words.ts';
import { Blank, Failed, Icon, Skeleton } from './parts.tsx';
import { Row } from './row.tsx';

const told = words.inbox;

/** Nobody wrote: what comes here, and how to put in the tag where no event of the site ever came. */
const Unwritten = ({ app, site }: { app: App; site: string }) => {
  const reports = useSignal<boolean | undefined>(undefined);
  useEffect(() => {
    app.api.install(site).then(
      ({ last_event_at: at }) => void (reports.value = at !== undefined),
      () => void (reports.value = false),
    );
  }, [site]);
  if (reports.value === undefined) return <Skeleton rows={4} />;
  return (
    <Blank
      icon="inbox"
      title={reports.value ? told.unwritten : told.empty}
      lead={reports.value ? told.unwrittenLead : told.emptyLead}
    >
      <figure class="example">
        <blockquote>“{told.emptyExample}”</blockquote>
        <figcaption>{told.emptyExampleNote}</figcaption>
      </figure>
      {!reports.value && (
        <a class="ctl ink" href={formatRoute({ site, page: 'install', filter: {} })}>
          {told.emptyAction}
        </a>
      )}
    </Blank>
  );
};

/** Nothing to show: because nothing came yet, because all is done, or because of the filters. */
const Nothing = ({ app }: { app: App }) => {
  const { route, replace } = app.router;
  const { filter, site = '' } = route.value;
  const clear = (): void => replace({ ...route.value, filter: {} });
  if (isNarrow(filter) || filter.status === 'done') {
    return (
      <Blank icon="filter" title={told.nothing} lead={told.nothingLead}>
        <button type="button" class="ctl" onClick={clear}>
          {told.clear}
        </button>
      </Blank>
    );
  }
  if (app.inbox.facets.value.pages.length && filter.status !== 'any') {
    return (
      <Blank icon="check" title={told.caughtUp} lead={told.caughtUpLead}>
        <button type="button" class="ctl" onClick={() => replace({ ...route.value, filter: { status: 'done' } })}>
          {told.showDone}
        </button>
      </Blank>
    );
  }
  return <Unwritten app={app} site={site} />;
};

/** Loads more when it is scrolled to, and when it is pressed. */
const More = ({ app }: { app: App }) => {
  const button = useRef<HTMLButtonElement>(null);
  const { inbox } = app;
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) void inbox.more();
    });
    if (button.current) seen.observe(button.current);
    return () => seen.disconnect();
  }, [inbox.items.value.length]);
  return (
    <button type="button" ref={button} class="ctl bare more" onClick={() => void inbox.more()}>
      {inbox.loadingMore.value ? words.loading : told.more}
    </button>
  );
};

/** Where the page itself scrolls (phones), coming back from an item finds the list where it was left. */
const useKeptScroll = (reading: boolean): void => {
  const kept = useRef(0);
  const away = useRef(reading);
  away.current = reading;
  useEffect(() => {
    const scrolled = (): void => {
      if (!away.current) kept.current = scrollY;
    };
    addEventListener('scroll', scrolled, { passive: true });
    return () => removeEventListener('scroll', scrolled);
  }, []);
  useLayoutEffect(() => {
    if (!reading && kept.current) scrollTo(0, kept.current);
  }, [reading]);
};

const Rows = ({ app }: { app: App }) => {
  const list = useRef<HTMLUListElement>(null);
  const { inbox, times, now, router } = app;
  const route = router.route.value;
  const cursor = inbox.cursor.value;
  const reading = route.id !== undefined;
  const rowOf = (id: string): HTMLElement | null | undefined =>
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  useKeptScroll(reading);
  // Before the next paint, so that Enter right after J opens the row J went to.
  useLayoutEffect(() => {
    if (cursor && !reading) rowOf(cursor)?.focus();
  }, [cursor, reading]);
  useEffect(() => {
    if (route.id) rowOf(route.id)?.scrollIntoView({ block: 'nearest' });
  }, [route.id]);
  return (
    <ul ref={list}>
      {inbox.items.value.map((item) => (
        <Row
          key={item.id}
          item={item}
          href={formatRoute({ ...route, id: item.id })}
          selected={item.id === route.id}
          times={times.value}
          now={now.value}
          onFocus={() => inbox.point(item.id)}
        />
      ))}
    </ul>
  );
};

/** Rows, or why there are none. */
export const List = ({ app }: { app: App }) => {
  const { inbox } = app;
  const state = inbox.state.value;
  const fresh = inbox.fresh.value;
  if (state === 'failed') {
    return <Failed title={told.failed} reason={inbox.problem.value} retry={() => void inbox.reload()} />;
  }
  const empty = inbox.items.value.length === 0;
  if (empty && state === 'loading') return <Skeleton rows={7} />;
  return (
    <div class="rows" aria-busy={state === 'loading'}>
      <div role="status">
        {fresh > 0 && (
          <button
            type="button"
            class="ctl fresh"
            aria-label={told.showFresh(fresh)}
            onClick={() => void inbox.reload()}
          >
            <Icon name="refresh" small />
            {told.fresh(fresh)}
          </button>
        )}
      </div>
      {empty ? <Nothing app={app} /> : <Rows app={app} />}
      {inbox.hasMore.value && <More app={app} />}
    </div>
  );
};
