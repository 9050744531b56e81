/** Letters that do not come apart into a Latin letter and its mark, as they are spelled. */
const SPELLED = `
  ß:ss æ:ae œ:oe ø:o đ:d ð:d þ:th ł:l ı:i ŋ:n а:a б:b в:v г:g ґ:g д:d е:e є:ye ж:zh з:z и:i і:i к:k л:l м:m
  н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya ђ:dj ј:j љ:lj њ:nj ћ:c
  џ:dz α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o
`;
const LETTERS = new Map(
  SPELLED.trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
/** As much of a title as makes an address that can still be read out. */
const LONGEST = 48;

/**
 * A text as part of an address: "Можно ли в духовку?" -> "mozhno-li-v-dukhovku". Only a to z, 0 to 9 and hyphens.
 * @param otherwise for scripts that are not spelled here, and for no text
 */
export const slugOf = (text: string, otherwise: string): string => {
  const letters = [...text.toLowerCase().normalize('NFKD')].map((letter) => LETTERS.get(letter) ?? letter).join('');
  const words = letters
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    if (slug && slug.length + 1 + word.length > LONGEST) break;
    slug = slug ? `${slug}-${word}` : word.slice(0, LONGEST);
  }
  return slug || otherwise;
};
