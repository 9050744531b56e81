import { baseOf } from '../../protocol/languages.ts';
import stopwords from './stopwords.json' with { type: 'json' };

/** Letters that are read of a text. */
const READ = 1_500;
/** Words that hold sentences of a language together: so many of them tell it, where the site does not write in it. */
const FOREIGN_HITS = 3;
const OWN_HITS = 2;
/** A language in which the site does not write needs so many times the hits of its own. */
const FOREIGN = 2;
/** Share of a text's letters that tells its script. */
const MOSTLY = 0.6;

const SCRIPTS = ['Latn', 'Cyrl', 'Arab', 'Hebr', 'Grek', 'Hani', 'Hang', 'Thai', 'Deva', 'Geor', 'Armn', 'Beng'];
const LETTERS = SCRIPTS.map((script) => [script, RegExp(String.raw`\p{Script=${script}}`, 'gu')] as const);
const KANA = /[\u3040-\u30ff]/g;
/** Scripts as languages name them, by the letters they have most of. */
const OF: Readonly<Record<string, string>> = { Hans: 'Hani', Hant: 'Hani', Kore: 'Hang' };
const WORDS = new Map(Object.entries(stopwords).map(([lang, words]) => [lang, new Set(words.split(' '))]));

/** The script that most letters of a text are of, if most are of one. */
const scriptIn = (text: string): string | undefined => {
  const kana = text.match(KANA)?.length ?? 0;
  const counts = LETTERS.map(([script, letters]) => [script, text.match(letters)?.length ?? 0] as const);
  const all = counts.reduce((sum, [, count]) => sum + count, kana);
  const [script, count] = counts.reduce((best, one) => (one[1] > best[1] ? one : best));
  if (kana > 0 && kana + count >= all * MOSTLY && ['Hani', 'Latn'].includes(script)) return 'Jpan';
  return count > 0 && count >= all * MOSTLY ? script : undefined;
};

/** The script that a language is written in. */
const scriptOf = (lang: string): string => {
  const { script = '' } = new Intl.Locale(lang).maximize();
  return OF[script] ?? script;
};

/** How many words of a text hold its sentences together in a language; in scripts without blanks, letters. */
const hitsIn = (text: string, lang: string): number => {
  const known = WORDS.get(baseOf(lang));
  if (!known) return 0;
  if (['zh', 'ja'].includes(baseOf(lang))) return [...known].filter((word) => text.includes(word)).length;
  return (text.match(/[\p{L}\p{M}'’-]+/gu) ?? []).filter((word) => known.has(word)).length;
};

/** Whether a text can be in a language by its letters; true if they do not tell. */
export const isWrittenIn = (text: string, lang: string): boolean => {
  const script = scriptIn(text.slice(0, READ));
  return script === undefined || scriptOf(lang) === script;
};

/**
 * The language of a text, by its letters and by the words that hold its sentences together; undefined where these do not
 * tell it.
 * @param own in which the site writes, as it calls them
 */
export const languageOf = (text: string, own: readonly string[]): string | undefined => {
  const read = text
    .slice(0, READ)
    .replace(/\]\([^)]*\)|https?:\S+/g, ' ')
    .toLowerCase();
  const script = scriptIn(read);
  if (script === undefined) return undefined;
  const fit = (langs: readonly string[]) =>
    langs
      .filter((lang) => scriptOf(lang) === script)
      .map((lang) => ({ lang, hits: hitsIn(read, lang) }))
      .toSorted((a, b) => b.hits - a.hits);
  const mine = fit(own);
  const bases = new Set(own.map(baseOf));
  const [foreign] = fit([...WORDS.keys()].filter((lang) => !bases.has(lang)));
  const best = mine[0]?.hits ?? 0;
  if (foreign && foreign.hits >= FOREIGN_HITS && foreign.hits > FOREIGN * best) return foreign.lang;
  if (best >= OWN_HITS && best > (mine[1]?.hits ?? 0)) return mine[0]!.lang;
  // Letters alone tell it where few languages are written in them.
  if (script === 'Latn') return undefined;
  return mine.length === 1 ? mine[0]!.lang : (mine[0]?.lang ?? foreign?.lang);
};
