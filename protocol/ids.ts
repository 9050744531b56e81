// Present in browsers, workers and Node alike; declared here because this room knows neither DOM nor Node.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

const hex = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += (byte + 256).toString(16).slice(1);
  return text;
};

const dashed = (h: string): string => h.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/**
 * A UUIDv7 (RFC 9562, 5.7): 48 bits of UTC milliseconds, then random bits.
 * @param now milliseconds since the epoch; becomes the first 48 bits
 */
export const uuidv7 = (now: number): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  bytes[0] = (bytes[0]! & 15) | 0x70;
  bytes[2] = (bytes[2]! & 63) | 0x80;
  return dashed(Math.max(0, now).toString(16).padStart(12, '0').slice(-12) + hex(bytes));
};

/** 128 random bits in the form of a UUIDv4 (RFC 9562, 5.4): a visitor, a session. */
export const randomId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 0x40;
  bytes[8] = (bytes[8]! & 63) | 0x80;
  return dashed(hex(bytes));
};
