const exponents = new Map<string, number>();

/** Decimal places of an ISO 4217 currency (ECMA-402 takes them from ISO 4217). Unknown codes have two. */
export const exponentOf = (currency: string): number => {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent = /^[A-Z]{3}$/.test(currency)
      ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
      : 2;
    if (exponents.size < 400) exponents.set(currency, exponent);
  }
  return exponent;
};

/** Major units (148.5) to integer minor units (14850). */
export const toMinor = (amount: number, currency: string): number => {
  const exponent = exponentOf(currency);
  // The shortest decimal form is shifted, not the binary fraction: 1.005 EUR is 101 cents, as written, not 100.
  return Math.round(Number(`${amount}e${exponent}`)) || Math.round(amount * 10 ** exponent) || 0;
};

/** Integer minor units (14850) to major units (148.5). */
export const toMajor = (minor: number, currency: string): number => Number(`${minor}e-${exponentOf(currency)}`);
