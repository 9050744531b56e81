// How words of one script are typed in letters of another: by how they sound, or on a keyboard of another layout. Goes
// into the index with what it is made of, so that a page has only what its language needs.

export interface Typed {
  /** Letters as they sound in Latin ones. */
  sounds: Record<string, string>;
  /** What a key gives, and what it gives in the layout of this language. */
  keys: Record<string, string>;
}

const pairs = (from: string, to: string): Record<string, string> => {
  const others = to.split(' ');
  return Object.fromEntries(from.split(' ').map((letter, i) => [letter, others[i]!]));
};

const CYRILLIC = pairs(
  'а б в г ґ д е є ж з и і к л м н о п р с т у ф х ц ч ш щ ы э ю я',
  'a b v g g d e e zh z i i k l m n o p r s t u f h ts ch sh sch y e yu ya',
);
const GREEK = pairs(
  'α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω',
  'a v g d e z i th i k l m n x o p r s s t y f h ps o',
);
const KEYS = "q w e r t y u i o p [ ] a s d f g h j k l ; ' z x c v b n m , .";
const RUSSIAN = 'й ц у к е н г ш щ з х ъ ф ы в а п р о л д ж э я ч с м и т ь б ю';
const LAYOUTS: Record<string, string> = {
  ru: RUSSIAN,
  uk: 'й ц у к е н г ш щ з х ї ф і в а п р о л д ж є я ч с м и т ь б ю',
  el: "q ς ε ρ τ υ θ ι ο π [ ] α σ δ φ γ η ξ κ λ ; ' ζ χ ψ ω β ν μ , .",
  he: "/ ' ק ר א ט ו ן ם פ [ ] ש ד ג כ ע י ח ל ך ף , ז ס ב ה נ מ צ ת ץ",
  ar: 'ض ص ث ق ف غ ع ه خ ح ج د ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز',
};

/** Of a language: what is written in Latin letters may have been typed in Cyrillic ones. */
export const typedIn = (lang: string): Typed => {
  const language = lang.split('-')[0]!;
  const layout = LAYOUTS[language];
  return {
    sounds: language === 'el' ? { ...CYRILLIC, ...GREEK } : CYRILLIC,
    keys: layout ? pairs(KEYS, layout) : pairs(RUSSIAN, KEYS),
  };
};
