import type { ComponentChildren } from 'preact';
import { words } from '../words.ts';
import { Hidden, Icon, Kbd } from './parts.tsx';

interface HeadProps {
  title: ComponentChildren;
  onSearch: () => void;
  /** The way back, before the name. */
  before?: ComponentChildren;
  children?: ComponentChildren;
}

/** The head of a page: its name, what can be done with all of it, search. */
export const Head = (props: HeadProps) => (
  <header class="head">
    {props.before}
    <h1 tabIndex={-1}>{props.title}</h1>
    {props.children}
    <button type="button" class="ctl bare not-narrow" onClick={props.onSearch}>
      <Icon name="search" />
      <Hidden>{words.nav.search}</Hidden>
      <Kbd keys={'Ctrl\u00a0K'} />
    </button>
  </header>
);
