import type { Me } from '../../protocol/me.ts';
import type { DataSpeech } from '../locales/mine-speech.ts';
import type { DataWords } from '../locales/mine/words.ts';

type Group =
  'pages' | 'reading' | 'goods' | 'orders' | 'questions' | 'tips' | 'surveys' | 'contacts' | 'answers' | 'others';

/** Which of the words an event of that type is told by; the first that fits. */
const GROUPS: readonly [Group, RegExp][] = [
  ['pages', /^page_view$/],
  ['reading', /^engagement$/],
  ['orders', /^(?:purchase|refund)$/],
  ['goods', /_item$|cart$|checkout$|_info$/],
  ['questions', /^(?:search|faq_)/],
  ['tips', /^nudge_/],
  ['surveys', /^survey_/],
  ['contacts', /^(?:message_sent|chat_opened|handover)$/],
  ['answers', /^(?:consent|identify)$/],
];

/** Events in words, most first. */
export const groupsOf = (types: Me['types']): [group: Group, count: number][] => {
  const counts = new Map<Group, number>();
  for (const { type, count } of types) {
    const group = GROUPS.find(([, like]) => like.test(type))?.[0] ?? 'others';
    counts.set(group, (counts.get(group) ?? 0) + count);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
};

/** Names and values, the empty ones left out. */
export const Rows = ({ rows }: { rows: [name: string, value: string | number | undefined][] }) => (
  <dl class="known">
    {rows.map(([name, value]) =>
      value ? (
        <>
          <dt>{name}</dt>
          <dd class="num">
            <bdi>{value}</bdi>
          </dd>
        </>
      ) : null,
    )}
  </dl>
);

export const sizeWords = (bytes: number, { tag }: DataSpeech): string => {
  const few = bytes < 1000;
  const look = {
    style: 'unit',
    unit: few ? 'byte' : 'kilobyte',
    unitDisplay: few ? 'long' : 'short',
    maximumFractionDigits: 1,
    numberingSystem: 'latn',
  } as const;
  return new Intl.NumberFormat(tag, look).format(few ? bytes : bytes / 1000);
};

/** What a request was, in words: the collector's own addresses are few. */
export const requestWords = (url: string, body: unknown, { words, count }: DataSpeech): string => {
  const [, path = ''] = url.split('/v1/');
  const what = /^(events|messages)$/.exec(path)?.[1] as 'events' | 'messages' | undefined;
  if (!what) return path.startsWith('me') ? words.own : words.settings;
  const sent = (JSON.parse(String(body)) as Partial<Record<string, unknown[]>>)[what] ?? [];
  return count(words[what], sent.length);
};

/** Who decided the mode, in words. */
export const reasonWords = (why: string, { words, fill }: DataSpeech): string => {
  const platforms: Record<string, string> = {
    google: 'Google Consent Mode',
    tcf: 'IAB TCF',
    shopify: 'Shopify',
    wordpress: 'WordPress',
  };
  const browsers: Record<string, string> = { gpc: 'Global Privacy Control', dnt: 'Do Not Track' };
  const known: Record<string, keyof DataWords> = {
    'data-consent': 'bySetting',
    'consent()': 'byPage',
    visitor: 'byYou',
  };
  if (Object.hasOwn(platforms, why)) return fill(words.byPlatform, { name: platforms[why]! });
  if (Object.hasOwn(browsers, why)) return fill(words.byBrowser, { name: browsers[why]! });
  return words[known[why] ?? 'byPage'] as string;
};
