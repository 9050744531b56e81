/**
 * An amount in major units as that language writes it. A currency without a sign is written by its name, an unknown one
 * by its code.
 */
export const moneyOf = (tag: string, amount: number, currency: string): string => {
  // Latin digits, as the page around writes its prices.
  const latin = { numberingSystem: 'latn' } as const;
  try {
    const look = { ...latin, style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
    const short = new Intl.NumberFormat(tag, look).format(amount);
    // A bare code ("MDL 64") is a bank's way of writing: "64 Moldovan lei".
    if (!short.includes(currency)) return short;
    return new Intl.NumberFormat(tag, { ...look, currencyDisplay: 'name' }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(tag, latin).format(amount)} ${currency}`.trim();
  }
};
