import { createAssistant } from './assistant.ts';
import { readSettings } from './settings.ts';
import type { Options } from './settings.ts';
import type { Say, Verbs } from './verbs.ts';

export type { Cart, Item, Order } from '../protocol/commerce.ts';
export type { ConsentMode } from '../protocol/events.ts';
export type { Consent } from './consent.ts';
export type { Happenings } from './host.ts';
export type { Options } from './settings.ts';
export type { Customer, Explanation, Verbs } from './verbs.ts';

/**
 * Starts the assistant on this page, without the tag; needs a document.
 * @param options `site` and `host` (the collector's origin) are required; the rest as the tag's `data-*` attributes
 * @returns the verbs; `destroy()` leaves the page as it was found
 */
export const start = (options: Options): Verbs => {
  const create = (): Say =>
    createAssistant(readSettings(options), {
      panel: () => import('./panel.ts'),
      write: () => import('./ui/write.tsx'),
      survey: () => import('./ui/survey.tsx'),
      nudge: () => import('./ui/nudge.ts'),
      consents: () => import('./consents/follow.ts'),
      more: () => import('./more.ts'),
    });
  const early: (() => unknown)[] = [];
  let gone = false;
  const wait: Say = (verb, ...args) => {
    gone ||= verb === 'destroy';
    early.push(() => say(verb, ...args));
    return undefined;
  };
  // A prerendered page shows and sends nothing before it is seen.
  const prerendered = (document as { prerendering?: boolean }).prerendering;
  let say = prerendered ? wait : create();
  const seen = (): void => {
    if (gone) return;
    say = create();
    for (const call of early) call();
  };
  if (prerendered) document.addEventListener('prerenderingchange', seen, { once: true });
  return {
    page: () => say('page'),
    product: (item) => say('product', item),
    cart: (cart) => say('cart', cart),
    order: (order) => say('order', order),
    track: (name, data) => say('track', name, data),
    identify: (customer, signature) => say('identify', customer, signature),
    consent: (state) => say('consent', state),
    open: (view) => say('open', view),
    close: () => say('close'),
    ask: (text) => say('ask', text),
    survey: (id, options) => say('survey', id, options),
    nudge: (id, options) => say('nudge', id, options),
    on: (event, hear) => say('on', event as never, hear as never),
    off: (event, hear) => say('off', event as never, hear as never),
    explain: () => say('explain')!,
    locale: (tag) => say('locale', tag),
    theme: (name) => say('theme', name),
    reset: () => say('reset'),
    destroy: () => say('destroy'),
  };
};
