/** PostgreSQL's text has no NUL; a page's title or a person's words may, and must not be lost for it. */
export const clean = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text);

/** The same letters without case and accents, so that "stefan" finds "Ștefan" and "ЕЖИК" finds "ёжик", on both engines alike. */
export const fold = (text: string): string => clean(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A pattern for `like … escape '\'` that finds the text anywhere. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** `undefined` as SQL has it. */
export const orNull = <T extends string | number>(value: T | undefined): T | null => value ?? null;
