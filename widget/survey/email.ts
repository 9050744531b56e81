import { limits } from '../../protocol/limits.ts';

/** What is wrong with an address, as a name of the sentence that says so. */
export type EmailFault = 'emailNoAt' | 'emailNoEnd' | 'emailSpaces' | 'emailOdd';

// The collector's own pattern; a test holds the two together, since that file brings its validator along.
const GOOD = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/;
const NO_END = /^[^\s@]{1,64}@[^\s@.]+\.?$/;

/** Undefined when the collector would take the address. Lenient on purpose: only mail itself is the proof. */
export const emailFault = (text: string): EmailFault | undefined => {
  const address = text.trim();
  if (GOOD.test(address) && address.length <= limits.email) return undefined;
  if (/\s/.test(address)) return 'emailSpaces';
  if (!address.includes('@')) return 'emailNoAt';
  return NO_END.test(address) ? 'emailNoEnd' : 'emailOdd';
};

/** The domain that was typed with an end, to show what is missing: "ana@posta" gives "posta.com". */
export const withEnd = (text: string): string =>
  `${(text.trim().split('@')[1] ?? '').replace(/\.$/, '') || 'posta'}.com`;
