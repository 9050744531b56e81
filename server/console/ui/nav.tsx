import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import type { App } from '../state/app.ts';
import type { SiteMe } from '../state/session.ts';
import { formatRoute, type Page } from '../state/address.ts';
import type { SiteDocument } from '../../../protocol/site.ts';
import { reasonOf } from '../state/api.ts';
import { words } from '../words.ts';
import { Confirm } from './content/confirm.tsx';
import { Menu } from './menu.tsx';
import { Hidden, Icon } from './parts.tsx';

const told = words.nav;
/** Phones have room for three of them; the others are under More. */
const PLACES: { page: Page; heading?: string; onPhone?: true; last?: true }[] = [
  { page: 'overview', onPhone: true },
  { page: 'inbox', onPhone: true },
  { page: 'questions', heading: told.help, onPhone: true },
  { page: 'articles' },
  { page: 'service' },
  { page: 'nudges', heading: told.selling },
  { page: 'settings', last: true },
  { page: 'install' },
  { page: 'health' },
];
export const SIGNS: Record<Page, string> = {
  overview: 'home',
  inbox: 'inbox',
  questions: 'question',
  articles: 'book',
  service: 'heart',
  nudges: 'bell',
  settings: 'gear',
  install: 'tag',
  health: 'pulse',
};

/** The shop's letter in the shop's colour; in ink until the colour is known. */
const Mark = ({ site, shop }: { site: SiteMe; shop: SiteDocument | undefined }) => {
  const colours = shop?.colours.light;
  const style = colours ? { '--mark': colours.fill, '--on-mark': colours['on-fill'] } : undefined;
  return (
    <span class="m" aria-hidden="true" style={style}>
      {site.mark || site.name.slice(0, 1)}
    </span>
  );
};

/** The shop's name; a menu of them for those who look after several. */
const SiteSwitch = ({ app }: { app: App }) => {
  const open = useSignal(false);
  const sites = app.session.me.value?.sites ?? [];
  const site = app.site.value ?? sites[0];
  if (!site) return null;
  const name = (
    <>
      <Mark site={site} shop={app.shops.documents.value[site.key]} />
      <bdi class="site-name">{site.name}</bdi>
    </>
  );
  if (sites.length < 2) return <div class="site">{name}</div>;
  return (
    <Menu
      open={open}
      title={told.sites}
      align="start"
      faceClass="site"
      face={
        <>
          {name}
          <Icon name="down" small />
        </>
      }
    >
      <ul class="choices">
        {sites.map(({ key, name: other, open: count }) => (
          <li key={key}>
            <a
              href={formatRoute({ site: key, page: app.router.route.value.page, filter: {} })}
              aria-current={key === site.key ? 'true' : undefined}
              onClick={() => (open.value = false)}
            >
              <bdi>{other}</bdi>
              <span class="count">{told.open(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
};

const Account = ({ app }: { app: App }) => {
  const open = useSignal(false);
  const asked = useSignal(false);
  const busy = useSignal(false);
  const staff = app.session.me.value?.staff;
  const role = app.site.value?.role;
  if (!staff) return null;
  const leave = async (anyway: boolean): Promise<void> => {
    open.value = false;
    busy.value = true;
    try {
      asked.value = !(await app.writing.signOut(anyway));
    } catch (error) {
      asked.value = false;
      app.notices.refuse(reasonOf(error));
    }
    busy.value = false;
  };
  const help = (): void => {
    open.value = false;
    app.dialog.value = 'help';
  };
  const face = (
    <>
      <Icon name="person" />
      <bdi>{staff.name || staff.email}</bdi>
    </>
  );
  return (
    <>
      <Menu open={open} title={told.account} align="start" faceClass="n" face={face}>
        <p class="who">
          <bdi>{staff.email}</bdi>
          {role && <span>{told.role[role]}</span>}
        </p>
        <div class="choices">
          <button type="button" onClick={help}>
            {told.keys}
          </button>
          <button type="button" onClick={() => void leave(false)}>
            {told.signOut}
          </button>
        </div>
      </Menu>
      {asked.value && (
        <Confirm
          title={told.unsaved}
          yes={told.signOutAnyway}
          no={told.stay}
          busy={busy.value}
          onYes={() => void leave(true)}
          onNo={() => (asked.value = false)}
        >
          <p class="lead">{told.unsavedLead}</p>
        </Confirm>
      )}
    </>
  );
};

/** At the start side; on phones the bar at the foot. */
export const Nav = ({ app }: { app: App }) => {
  const site = app.site.value;
  const page = app.router.route.value.page;
  return (
    <nav class="side" aria-label={told.main}>
      <SiteSwitch app={app} />
      {site &&
        PLACES.map(({ page: place, heading, onPhone, last }) => (
          <Fragment key={place}>
            {heading && <p class="nav-head not-narrow">{heading}</p>}
            <a
              class={`n${onPhone ? '' : ' not-narrow'}${last ? ' apart' : ''}`}
              href={formatRoute({ site: site.key, page: place, filter: {} })}
              aria-current={place === page ? 'page' : undefined}
            >
              <Icon name={SIGNS[place]} />
              {told[place]}
              {place === 'inbox' && site.open > 0 && (
                <b>
                  {site.open}
                  <Hidden> {words.statuses.open}</Hidden>
                </b>
              )}
            </a>
          </Fragment>
        ))}
      <button type="button" class="n only-narrow" onClick={() => (app.dialog.value = 'search')}>
        <Icon name="dots" />
        {told.more}
      </button>
      <div class="end">
        <Account app={app} />
      </div>
    </nav>
  );
};
