import { createAssistant } from './assistant.ts';
import { readSettings } from './settings.ts';
import type { Options } from './settings.ts';
import type { Verbs } from './verbs.ts';

export type { Cart, Item, Order } from '../protocol/commerce.ts';
export type { ConsentMode } from '../protocol/events.ts';
export type { Consent } from './consent.ts';
export type { Explanation } from './explain.ts';
export type { Happenings } from './host.ts';
export type { Options } from './settings.ts';
export type { Customer, Verbs } from './verbs.ts';

/**
 * Starts the assistant on this page, without the tag; needs a document.
 * @param options `site` and `host` (the collector's origin) are required; the rest as the tag's `data-*` attributes
 * @returns the verbs; `destroy()` leaves the page as it was found
 */
export const start = (options: Options): Verbs =>
  createAssistant(readSettings(options), {
    panel: () => import('./ui/panel.tsx'),
    survey: () => import('./ui/survey.tsx'),
  });
