import type { ComponentChildren } from 'preact';
import { words } from '../words.ts';
import { Hidden, Icon, Kbd } from './parts.tsx';

/** The head of a page: its name, what can be done with all of it, search. */
export const Head = (props: { title: string; onSearch: () => void; children?: ComponentChildren }) => (
  <header class="head">
    <h1 tabIndex={-1}>{props.title}</h1>
    {props.children}
    <button type="button" class="ctl bare not-narrow" onClick={props.onSearch}>
      <Icon name="search" />
      <Hidden>{words.nav.search}</Hidden>
      <Kbd keys={'Ctrl\u00a0K'} />
    </button>
  </header>
);
