import type { ArticleContent, NudgeContent } from '../../../protocol/content.ts';
import type { Source } from '../../../server/publish/document.ts';
import { standardContents } from '../../../server/publish/standard.ts';

export const LANGS = ['en', 'ro', 'ru', 'zh', 'ar'];

/** One thing for each language. */
export const inLanguages = <T>(of: (lang: string) => T, langs: readonly string[] = LANGS): Record<string, T> =>
  Object.fromEntries(langs.map((lang) => [lang, of(lang)]));

export const article = (text = 'Within **14 days**.', more: Partial<ArticleContent> = {}): ArticleContent => ({
  order: 10,
  languages: { en: { title: 'Can I send it back?', text, phrasings: ['return policy'] } },
  ...more,
});

export const nudge = (more: Partial<NudgeContent> = {}): NudgeContent => ({
  kind: 'idle_cart',
  name: 'Idle basket',
  on: true,
  after_s: 45,
  hold: 10,
  languages: { en: { title: '{item} is in your basket', yes: 'Go to the basket' } },
  ...more,
});

/** As it is in a revision. */
export const item = (kind: Source['kind'], id: string, body: unknown, version = 1, at = 1000): Source => ({
  kind,
  id,
  version,
  body,
  at,
});

export const standard = (): Source[] => standardContents().map(({ kind, id, body }) => item(kind, id, body));

const WORDS = 'order parcel bowl glaze kiln return size colour gift card price courier pay address clay oven'.split(
  ' ',
);
/** Words that differ from article to article, so that nothing packs better than in a real shop. */
const sentence = (seed: number, length: number): string =>
  Array.from({ length }, (_, i) => `${WORDS[(seed * 7 + i * 5) % WORDS.length]!}${(seed * 31 + i) % 97}`).join(' ');

/** A large shop: 300 articles in five languages, ten notes. */
export const largeShop = (articles = 300, phrasings = 20): Source[] => [
  ...standard(),
  ...Array.from({ length: articles }, (_, n) => {
    const languages = inLanguages((lang) => ({
      title: `${lang} ${sentence(n, 5)}?`,
      text: `${sentence(n, 40)}.\n\n- ${sentence(n + 1, 6)}\n- **${sentence(n + 2, 6)}**\n`,
      phrasings: Array.from({ length: phrasings }, (_, i) => sentence(n + i, 4)),
    }));
    return item('article', `article-${n}`, { order: n, topic: `topic-${n % 8}`, pages: ['/p/'], languages });
  }),
  ...Array.from({ length: 10 }, (_, n) =>
    item(
      'nudge',
      `a-note-of-the-shop-${n}`,
      nudge({ languages: inLanguages((lang) => ({ title: `${lang} ${n}`, text: sentence(n, 9), yes: 'Go' })) }),
    ),
  ),
];
