// `data` is as the browser sent it, and who sends chooses freely: what is shown of it is looked at first.

/** The value if it is a text with something in it. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
