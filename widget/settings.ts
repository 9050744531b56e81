import type { ConsentMode } from '../protocol/events.ts';

/** What the tag's `data-*` attributes, or the options of `start`, decide. `host` is an origin with no slash at the end. */
export interface Settings {
  readonly site: string;
  readonly host: string;
  /** BCP 47 tag; empty: as the page, then the browser. */
  readonly locale: string;
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
export type Options = Pick<Settings, 'site' | 'host'> & { [K in keyof Settings]?: Settings[K] | undefined };

type Raw = { readonly [K in keyof Settings]?: Settings[K] | string | undefined };

const one = <T extends string>(said: unknown, first: T, ...others: T[]): T => others.find((name) => name === said) ?? first;

/**
 * Reads every setting once, each with its default on its line.
 * @param raw a tag's dataset or the options of `start`
 * @param origin where the script came from
 */
export const readSettings = (raw: Raw, origin = ''): Settings =>
  Object.freeze({
    site: raw.site ?? '',
    host: (raw.host ?? origin).replace(/\/+$/, ''),
    locale: raw.locale ?? '',
    theme: one(raw.theme, 'auto', 'light', 'dark'),
    position: one(raw.position, 'end', 'start'),
    zIndex: Number(raw.zIndex) || 990, // consent banners in use start at 1,000 (Klaro)
    launcher: raw.launcher || 'show',
    consent: one(raw.consent, 'cookieless', 'off', 'full'),
    respect: raw.respect ?? 'gpc,dnt',
  });
