import type { Source } from './events.ts';

// Who sets which click id, and what it stands for. Facebook puts its own on free links as well as on paid ones.
const CLICKS = new Map<string, [source: string, medium: string]>([
  ['gclid', ['google', 'cpc']],
  ['gbraid', ['google', 'cpc']],
  ['wbraid', ['google', 'cpc']],
  ['msclkid', ['bing', 'cpc']],
  ['ttclid', ['tiktok', 'cpc']],
  ['fbclid', ['facebook', 'social']],
]);

const SEARCH =
  /(?:^|\.)(google|bing|duckduckgo|yahoo|ecosia|yandex|baidu|qwant|startpage|naver|seznam)\.|^search\.(brave)\.com$/;
const SOCIAL =
  /(?:^|\.)(facebook|instagram|twitter|x|t|tiktok|youtube|pinterest|linkedin|lnkd|reddit|threads|vk|ok|telegram|whatsapp)\.(?:com|co|in|ru|net|me|org)$/;

/**
 * A source as people call it: a click id or a referrer's host becomes the search engine, advertiser or network it belongs
 * to. What campaign parameters say stands as it is. The browser sends only facts, so that these lists can grow without it.
 */
export const namedSource = (told: Source): Source => {
  const { source, medium, click } = told;
  const bare = medium === 'referral' || (source === '(direct)' && medium === '(none)');
  if (!bare) return told;
  const [issuer, kind] = CLICKS.get(click ?? '') ?? [];
  if (issuer && kind) return { ...told, source: issuer, medium: kind };
  const [, engine, other] = SEARCH.exec(source) ?? [];
  if (engine ?? other) return { ...told, source: (engine ?? other)!, medium: 'organic' };
  return { ...told, source: source.replace(/^www\./, ''), medium: SOCIAL.test(source) ? 'social' : medium };
};
