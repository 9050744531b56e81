import en from './texts/en.json' with { type: 'json' };
import ro from './texts/ro.json' with { type: 'json' };
import ru from './texts/ru.json' with { type: 'json' };
import zh from './texts/zh.json' with { type: 'json' };

export const LANGS = ['en', 'ro', 'ru', 'zh'] as const;
export type Lang = (typeof LANGS)[number];
export type Texts = typeof en;

const texts: Record<Lang, Texts> = { en, ro, ru, zh };

/** What each language calls itself. */
export const LANG_NAMES: Record<Lang, string> = { en: 'English', ro: 'Română', ru: 'Русский', zh: '中文' };

const LOCALES: Record<Lang, string> = { en: 'en-GB', ro: 'ro-RO', ru: 'ru-RU', zh: 'zh-CN' };

export const textsOf = (lang: Lang): Texts => texts[lang];

export const isLang = (text: string): text is Lang => LANGS.some((lang) => lang === text);

/** A path's language and the path behind it: `/ru/cart` is `ru` and `/cart`. */
export const splitPath = (path: string): { lang?: Lang; rest: string } => {
  const [, first = '', ...more] = path.split('/');
  return isLang(first) ? { lang: first, rest: `/${more.join('/')}` } : { rest: path };
};

/** Puts values into a sentence: `fill('Page {n}', { n: 2 })`. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The form of a sentence that the language uses for this number. */
export const plural = (lang: Lang, forms: Record<string, string>, n: number): string =>
  fill(forms[new Intl.PluralRules(lang).select(n)] ?? forms['other'] ?? '', { n });

/** A number as the language writes it, with at least so many decimals. */
export const numeral = (lang: Lang, value: number, decimals = 0): string =>
  value.toLocaleString(LOCALES[lang], { minimumFractionDigits: decimals });

/** The better of our languages for an Accept-Language header; English when none of them is asked for. */
export const preferred = (header: string | undefined): Lang => {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', ...rest] = wish.trim().toLowerCase().split(';');
    const quality = Number(
      rest
        .find((each) => each.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    );
    return { lang: tag.split('-')[0] ?? '', quality: Number.isFinite(quality) ? quality : 0 };
  });
  const best = wishes.filter((wish) => isLang(wish.lang) && wish.quality > 0).sort((a, b) => b.quality - a.quality)[0];
  return best && isLang(best.lang) ? best.lang : 'en';
};
