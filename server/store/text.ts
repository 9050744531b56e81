/** PostgreSQL's text has no NUL; a page's title or a person's words may, and must not be lost for it. */
export const clean = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text);

/** The same letters without case and accents, so that "stefan" finds "Ștefan" and "ЕЖИК" finds "ёжик", on both engines alike. */
export const fold = (text: string): string => clean(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The text as `like … escape '\'` takes it to the letter. */
export const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A pattern for `like … escape '\'` that finds the text anywhere. */
export const anywhere = (text: string): string => `%${literal(text)}%`;

/** Characters that stand for the whole in a list. */
const SHORT = 280;

/** What stands for a response in a list: what was written, else the first answer in words. */
export const shortText = (text: string, answers: readonly { text?: string }[]): string => {
  const letters = [...(text || (answers.find((answer) => answer.text)?.text ?? ''))];
  return letters.length > SHORT
    ? `${letters
        .slice(0, SHORT - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('');
};

/** `undefined` as SQL has it. */
export const orNull = <T extends string | number>(value: T | undefined): T | null => value ?? null;
