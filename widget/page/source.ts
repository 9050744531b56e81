import { limits } from '../../protocol/limits.ts';
import type { Source } from '../../protocol/events.ts';

// The names of click ids and who sets them. The values identify a person's click and never leave the page.
const CLICKS: Record<string, string> = {
  gclid: 'google',
  gbraid: 'google',
  wbraid: 'google',
  msclkid: 'bing',
  ttclid: 'tiktok',
  fbclid: 'facebook',
};
const CLICK_VALUE = /((?:gclid|[gw]braid|msclkid|ttclid|fbclid)=)[^&#]*/g;
const SEARCH = /(?:^|\.)(google|bing|duckduckgo|yahoo|ecosia|yandex|baidu|qwant|brave|startpage|naver)\./;
const SOCIAL =
  /(?:^|\.)(facebook|instagram|t\.co$|twitter|x\.com$|tiktok|youtube|pinterest|linkedin|reddit|vk\.|ok\.ru|t\.me|telegram|whatsapp|threads)/;

/**
 * An address fit to be kept: without the values of click ids, without a fragment that is no route, cut to the limit.
 */
export const cleanUrl = (url: string): string =>
  url
    .replace(CLICK_VALUE, '$1')
    .replace(/#(?![/!]).*/, '')
    .slice(0, limits.url);

const hostOf = (url: string): string => (url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '');

/**
 * Where a visit comes from: campaign parameters, else a click id, else the referrer, else direct.
 * @param referrer as the document tells it; the page's own host counts as none
 */
export const sourceOf = (url: string, referrer: string): Source => {
  const params = new URLSearchParams(url.split('#')[0]!.split('?')[1]);
  const utm = (name: string): string => (params.get('utm_' + name) ?? '').slice(0, limits.itemText);
  const click = Object.keys(CLICKS).find((name) => params.has(name));
  const host = hostOf(referrer);
  const from = host === hostOf(url) ? '' : host;
  const search = SEARCH.exec(from)?.[1];
  const source: Source = utm('source')
    ? { source: utm('source'), medium: utm('medium') || '(none)' }
    : click
      ? { source: CLICKS[click]!, medium: click === 'fbclid' ? 'social' : 'cpc' }
      : search
        ? { source: search, medium: 'organic' }
        : from
          ? { source: from, medium: SOCIAL.test(from) ? 'social' : 'referral' }
          : { source: '(direct)', medium: '(none)' };
  for (const name of ['campaign', 'term', 'content'] as const) if (utm(name)) source[name] = utm(name);
  if (click) source.click = click;
  return source;
};
