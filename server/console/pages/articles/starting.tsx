import { useSignal } from '@preact/signals';
import { formatRoute, type Route } from '../../state/address.ts';
import { backTo } from '../../state/back.ts';
import { Menu } from '../../ui/menu.tsx';
import { Hidden, Icon } from '../../ui/parts.tsx';
import { words as common } from '../../words.ts';
import { startingWords as words } from './starting-words.ts';

/** Ways to many articles that have a page of their own. */
export type View = 'starter' | 'import';

/** The list of articles, or one of the ways to many. */
export const listRoute = (site: string, view?: View): Route => ({
  site,
  page: 'articles',
  filter: {},
  ...(view && { query: { view } }),
});

/** An article that is opened from the starter questions, to which its way back leads. */
export const starterRoute = (site: string, id: string): Route => ({
  site,
  page: 'articles',
  id,
  filter: {},
  query: { from: 'starter' },
});

/** What a route shows instead of the list. */
export const viewIn = ({ query }: Route): View | undefined =>
  (['starter', 'import'] as const).find((view) => view === query?.['view']);

/** Which of the ways to many an article was opened from. */
export const cameFrom = ({ query }: Route): View | undefined =>
  (['starter', 'import'] as const).find((view) => view === query?.['from']);

/** Where the way back from an article leads, and its name: to where it was opened. */
export const wayBack = (site: string, route: Route): { to: Route; name: string } => {
  const to = backTo(route);
  if (to) return { to, name: common.nav[to.page] };
  const from = cameFrom(route);
  return { to: listRoute(site, from), name: from ? words.ways[from] : words.back };
};

/** For screen readers, which would otherwise not know that another page is there. */
export const focusHeading = (): void => document.querySelector<HTMLElement>('.head h1')?.focus();

/**
 * Puts the keyboard where one begins in the editor: on the heading, on what is empty, or on a title that is there, all of
 * it selected, to be written over.
 */
export const focusFirst = (where: 'heading' | 'empty' | 'title'): void => {
  const fields = [...document.querySelectorAll<HTMLInputElement>('.words-form :is(input, textarea)')];
  if (where === 'heading') return focusHeading();
  const field = fields.find(({ value }) => (value !== '') === (where === 'title'));
  field?.focus();
  if (where === 'title') field?.select();
};

export const BackToList = ({ href }: { href: string }) => (
  <a class="ctl bare back" href={href}>
    <Icon name="back" />
    {words.back}
  </a>
);

interface FindProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
}

/** A field that narrows a list. */
export const FindField = ({ label, value, onValue }: FindProps) => (
  <label class="find">
    <Icon name="search" small />
    <Hidden>{label}</Hidden>
    <input type="search" placeholder={label} value={value} onInput={(event) => onValue(event.currentTarget.value)} />
  </label>
);

/** The two ways to many articles, on the list's head. */
export const AddSeveral = ({ site }: { site: string }) => {
  const open = useSignal(false);
  return (
    <Menu
      open={open}
      title={words.add}
      face={
        <>
          {words.add}
          <Icon name="down" small />
        </>
      }
    >
      <ul class="choices ways-menu">
        {(['starter', 'import'] as const).map((view) => (
          <li key={view}>
            <a href={formatRoute(listRoute(site, view))}>
              <b>{words.ways[view]}</b>
              <span class="lead">{words.ways[`${view}Lead`]}</span>
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
};

const ICONS = { starter: 'book', import: 'doc', own: 'plus' } as const;

/** Where nothing is written yet: the ways to begin, side by side. */
export const Ways = ({ site, fresh }: { site: string; fresh: string }) => (
  <ul class="ways">
    {(['starter', 'import', 'own'] as const).map((way) => (
      <li key={way}>
        <a class="card" href={way === 'own' ? fresh : formatRoute(listRoute(site, way))}>
          <Icon name={ICONS[way]} />
          <b>{words.ways[way]}</b>
          <span class="lead">{words.ways[`${way}Lead`]}</span>
        </a>
      </li>
    ))}
  </ul>
);
