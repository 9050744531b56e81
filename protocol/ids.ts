// Present in browsers, workers and Node alike; declared here because this room knows neither DOM nor Node.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

const random = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => (byte + 256).toString(16).slice(1)).join('');

// The variant's two free bits are left at zero: 72 random bits beside the time, or 120.
const uuid = (hex: string, version: number): string =>
  hex.replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, `$1-$2-${version}$3-8$4-$5`);

/**
 * A UUIDv7 (RFC 9562, 5.7): 48 bits of UTC milliseconds, then random bits.
 * @param now whole milliseconds since the epoch, not before it; becomes the first 48 bits
 */
export const uuidv7 = (now: number): string => uuid(now.toString(16).padStart(12, '0') + random(10), 7);

/** 120 random bits in the form of a UUIDv4 (RFC 9562, 5.4): a visitor, a session. */
export const randomId = (): string => uuid(random(16), 4);
