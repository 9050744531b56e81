import type { Lang, Texts } from './language.ts';
import type { Session } from './sessions.ts';
import type { Consent, Tag } from './tag.ts';

/** One request for a page: who asks, in which language, and what the page around the content needs. */
export interface Visit {
  lang: Lang;
  texts: Texts;
  /** The shop's own origin, as the browser sees it. */
  origin: string;
  /** Path and query behind the language prefix, such as `/c/bowls?page=2`. */
  path: string;
  consent: Consent;
  session: Session | undefined;
  tag: Tag | undefined;
  /** Where the versioned scripts and styles are. */
  assets: string;
}

/** An address in the language of the visit. */
export const href = (visit: Visit, path: string): string => `/${visit.lang}${path}`;
