import { attributes, markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** What a shopper chose in the shop's own consent banner; `ask` before any choice. */
export type Consent = 'ask' | 'full' | 'off';

/** The one line that a shop pastes into its pages. Everything the shop knows of what is behind it stands here. */
export interface Tag {
  /** Address of the script. Its origin is allowed by the shop's Content-Security-Policy. */
  src: string;
  site: string;
  /** Further attributes, such as `data-theme`; they win over what the shop would write. */
  more?: Record<string, string>;
}

const MODES: Record<Consent, string> = { ask: 'cookieless', full: 'full', off: 'off' };

export const tagMarkup = (tag: Tag, consent: Consent): Markup => {
  const values = { src: tag.src, 'data-site': tag.site, 'data-consent': MODES[consent], ...tag.more };
  return markup`<script async${attributes(values)}></script>`;
};

/** The policy of a careful shop: nothing inline, nothing from elsewhere but the tag's origin, no DOM sinks for text. */
export const policyFor = (tag: Tag | undefined): string => {
  const other = tag ? ` ${new URL(tag.src).origin}` : '';
  return [
    `default-src 'none'`,
    `script-src 'self'${other}`,
    `style-src 'self'`,
    `img-src 'self'${other}`,
    `connect-src 'self'${other}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
};
