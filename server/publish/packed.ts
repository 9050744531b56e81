import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const brotli = promisify(brotliCompress);

/**
 * Parts in brotli at its best, by the same hashes. It takes a second for a large one, once for all shoppers: beside the
 * requests, and one after the other, so that one core at most is busy with them.
 * @param known hashes that are kept so already, and are left out
 */
export const packedOf = async (
  parts: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): Promise<Map<string, Uint8Array>> => {
  const packed = new Map<string, Uint8Array>();
  for (const [hash, text] of parts) {
    if (known.has(hash)) continue;
    const params = {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    };
    packed.set(hash, await brotli(text, { params }));
  }
  return packed;
};
