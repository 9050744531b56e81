import type { ConsentMode } from '../protocol/events.ts';

/** What the tag's `data-*` attributes, or the options of `start`, decide. */
export interface Settings {
  readonly site: string;
  /** The collector's origin, with no slash at the end. */
  readonly host: string;
  /** BCP 47 tag; empty: as the page, then the browser. */
  readonly locale: string;
  /** Anything but `light` and `dark` is `auto`. */
  readonly theme: 'auto' | 'light' | 'dark';
  readonly position: 'end' | 'start';
  readonly zIndex: number;
  /** `show`, `hide`, or a CSS selector of the page's own button. */
  readonly launcher: string;
  readonly consent: ConsentMode;
  /** Privacy signals, by name, that hold `full` down to `cookieless`. */
  readonly respect: string;
}

/** Options of `start`: only `site` and `host` are required. */
export type Options = Pick<Settings, 'site' | 'host'> & Partial<Settings>;

/**
 * Reads every setting once, each with its default on its line.
 * @param raw a tag's dataset or the options of `start`
 * @param origin the script's, where the tag names no other host
 */
export const readSettings = (raw: Partial<Settings> | DOMStringMap, origin = ''): Settings =>
  Object.freeze({
    site: '',
    locale: '',
    theme: 'auto',
    position: 'end',
    zIndex: 990, // consent banners in use start at 1,000 (Klaro)
    launcher: 'show',
    consent: 'cookieless',
    respect: 'gpc,dnt',
    ...(raw as Partial<Settings>),
    host: (raw.host ?? origin).replace(/\/+$/, ''),
  });
