/**
 * An amount with its currency, without zero cents: "MDL 128", "€12.50".
 * @param amount decimal, major units
 * @param currency ISO 4217; an unknown code is written beside the number
 */
export const money = (amount: number, currency: string): string => {
  try {
    return new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay: 'stripIfInteger',
    }).format(amount);
  } catch {
    return `${number(amount)} ${currency}`.trim();
  }
};

/** "48,210" */
export const number = (value: number): string => new Intl.NumberFormat('en-GB').format(value);

/** The name of a language in English: "ro" -> "Romanian"; the tag itself if it has none. */
export const language = (tag: string): string => {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};
