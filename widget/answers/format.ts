/** First byte of an index. A page that is older or newer than its index refuses it. */
export const VERSION = 1;

/** A checksum of bytes, 0 to 2^32 - 1 (FNV-1a). */
export const sumOf = (bytes: Uint8Array): number => {
  let sum = 2166136261;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 16777619);
  return sum >>> 0;
};
