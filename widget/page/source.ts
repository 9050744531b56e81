import type { Source } from '../../protocol/events.ts';
import { ITEM_TEXT, URL_LENGTH } from '../../protocol/limits.ts';

// Click ids by their names. Their values identify a person's click and never leave the page.
const CLICK = /([?&](?:gclid|[gw]braid|msclkid|ttclid|fbclid)=)[^&#]*/g;

/** An address fit to be kept: without click ids' values, without a fragment that is no route, cut to the limit. */
export const cleanUrl = (url: string): string =>
  url
    .replace(CLICK, '$1')
    .replace(/#(?![/!]).*/, '')
    .slice(0, URL_LENGTH);

const hostOf = (url: string): string | undefined => url.split(/[/:]+/)[1];

/**
 * Where a visit comes from: campaign parameters, else the referrer's host, else direct; and the click id's name. What
 * kind of place that is, the collector knows.
 * @param referrer as the document tells it; the page's own host counts as none
 */
export const sourceOf = (url: string, referrer: string): Source => {
  const params = new URLSearchParams(url.replace(/^[^?]*|#.*/g, ''));
  const utm = (name: string): string | undefined => params.get('utm_' + name)?.slice(0, ITEM_TEXT) || undefined;
  const host = hostOf(referrer);
  const [from, medium] = host && host !== hostOf(url) ? [host, 'referral'] : ['(direct)', '(none)'];
  const source = utm('source');
  return {
    source: source ?? from,
    medium: source ? (utm('medium') ?? '(none)') : medium,
    campaign: utm('campaign')!,
    term: utm('term')!,
    content: utm('content')!,
    click: url.match(CLICK)?.[0]!.slice(1).split('=')[0] as string,
  };
};
