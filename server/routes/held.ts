import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Served } from './served.ts';

/** Bytes of what is held ready to be sent, in all its encodings. */
const HELD = 16_000_000;
/** Bytes from which the best compression takes so long that a shopper would wait for it. */
const LARGE = 65_536;

const bytes = (data: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(data);

/** Compresses what goes out, beside the requests. @param br if that was done before */
export const compressed = async (type: string, body: string | Uint8Array, br?: Uint8Array): Promise<Served> => {
  const plain = bytes(typeof body === 'string' ? Buffer.from(body) : body);
  const params = { [constants.BROTLI_PARAM_QUALITY]: plain.length > LARGE ? 5 : constants.BROTLI_MAX_QUALITY };
  const [packed, gz] = await Promise.all([br ?? promisify(brotliCompress)(plain, { params }), promisify(gzip)(plain)]);
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { type, tag, plain, br: bytes(packed), gzip: bytes(gz) };
};

interface Holding {
  made: Promise<Served | undefined>;
  size: number;
}

const bytesOf = ({ plain, br, gzip: gz }: Served): number => plain.length + (br?.length ?? 0) + (gz?.length ?? 0);

/**
 * Holds what was made ready to be sent, by a name that stands for its contents; what was asked for longest ago makes
 * room. What is not there, or fails, is not remembered.
 * @param most bytes
 */
export const createHeld = (most: number = HELD) => {
  const held = new Map<string, Holding>();
  let used = 0;

  const drop = (name: string, one: Holding): void => {
    if (held.get(name) !== one) return;
    held.delete(name);
    used -= one.size;
  };
  const weigh = (name: string, one: Holding, served: Served): void => {
    if (held.get(name) !== one) return;
    one.size = bytesOf(served);
    used += one.size;
    for (const [oldest, other] of held) if (used > most && other !== one) drop(oldest, other);
  };

  return {
    /** Bytes that are held now. */
    used: (): number => used,
    get(name: string, make: () => Promise<Served | undefined>): Promise<Served | undefined> {
      const known = held.get(name);
      const one = known ?? { made: make(), size: 0 };
      held.delete(name);
      held.set(name, one);
      if (!known)
        one.made.then(
          (served) => (served ? weigh(name, one, served) : drop(name, one)),
          () => drop(name, one),
        );
      return one.made;
    },
  };
};
