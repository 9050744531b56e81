import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** OWASP's scrypt setting of 32 MiB; a hash carries its own, so that this may rise without locking anybody out. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** More than this would be an attack by somebody who can write hashes, or a slip. */
const MOST: Cost = { N: 2 ** 20, r: 32, p: 16 };

const derive = (text: string, salt: Uint8Array, cost: Cost, bytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may come as other code points.
    scrypt(text.normalize('NFC'), salt, bytes, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** `scrypt$N$r$p$SALT$KEY`, salt and key in base64url. */
export const hashPassword = async (text: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(text, salt, COST, KEY_BYTES);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
};

const FORM = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{16,64})\$([\w-]{32,128})$/;

const readHash = (hash: string) => {
  const parts = FORM.exec(hash);
  if (!parts) return undefined;
  const cost = { N: Number(parts[1]), r: Number(parts[2]), p: Number(parts[3]) };
  if (cost.N > MOST.N || cost.r > MOST.r || cost.p > MOST.p) return undefined;
  return { cost, salt: Buffer.from(parts[4]!, 'base64url'), key: Buffer.from(parts[5]!, 'base64url') };
};

/** A key of zeros that nothing derives to: comparing with it costs as much as comparing with a real one. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Whether the text is the password behind the hash, compared in constant time.
 * Without a hash (no such person, no password chosen yet) it takes as long and is false.
 */
export const checkPassword = async (text: string, hash: string | undefined): Promise<boolean> => {
  const known = readHash(hash ?? NOBODY) ?? readHash(NOBODY)!;
  const key = await derive(text, known.salt, known.cost, known.key.length);
  return timingSafeEqual(key, known.key) && hash !== undefined;
};
