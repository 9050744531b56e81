const plural = new Intl.PluralRules('en');
export const digits = new Intl.NumberFormat('en-GB');

/** "1 event", "3 events" */
export const some = (n: number, one: string, other: string): string =>
  `${digits.format(n)} ${plural.select(n) === 'one' ? one : other}`;
