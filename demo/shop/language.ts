import en from './texts/en.json' with { type: 'json' };
import ro from './texts/ro.json' with { type: 'json' };

export type Lang = 'en' | 'ro';
export type Texts = typeof en;

const texts: Record<Lang, Texts> = { en, ro };

export const LANGS: readonly Lang[] = ['en', 'ro'];

export const textsOf = (lang: Lang): Texts => texts[lang];

export const isLang = (text: string): text is Lang => text === 'en' || text === 'ro';

/** Puts values into a sentence: `fill('Page {n}', { n: 2 })`. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The form of a sentence that the language uses for this number. */
export const plural = (lang: Lang, forms: Record<string, string>, n: number): string =>
  fill(forms[new Intl.PluralRules(lang).select(n)] ?? forms['other'] ?? '', { n });

/** The better of our languages for an Accept-Language header; English when neither is asked for. */
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
