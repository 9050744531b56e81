import { hash } from 'node:crypto';

const DIGITS = '0123456789abcdef';
const VALUE = new Uint8Array(128).fill(255);
for (let i = 0; i < 16; i++) {
  VALUE[DIGITS.charCodeAt(i)] = i;
  VALUE[DIGITS.toUpperCase().charCodeAt(i)] = i;
}
/** Where the sixteen pairs of digits stand in a UUID's 36 characters. */
const PAIRS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/**
 * A UUID's 36 characters as 16 bytes.
 * @param into may be given to be filled again and again
 * @throws RangeError if it is not a UUID
 */
export const toBytes = (uuid: string, into: Uint8Array = new Uint8Array(16)): Uint8Array => {
  let wrong = uuid.length === 36 ? 0 : 255;
  for (let i = 0; i < 16; i++) {
    const at = PAIRS[i]!;
    const high = VALUE[uuid.charCodeAt(at)] ?? 255;
    const low = VALUE[uuid.charCodeAt(at + 1)] ?? 255;
    wrong |= (high | low) & 240;
    into[i] = (high << 4) | low;
  }
  if (wrong) throw new RangeError('not a UUID');
  return into;
};

/** 16 bytes as lower-case UUID text. */
export const toUuid = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** 64 bits that stand for a text in a unique key; texts of 2,000 characters are too long for an index of PostgreSQL. */
export const digest = (text: string): Uint8Array => hash('sha256', text, 'buffer').subarray(0, 8);

/**
 * 48 bits that stand for a tab's random name, small enough for a whole number (cyrb53's mixing, cut).
 * Only for telling tabs of one visitor apart.
 */
export const tabNumber = (tab: string): number => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < tab.length; i++) {
    const code = tab.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (65535 & b) + (a >>> 0);
};
