import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress } from './address.ts';
import { decoded } from './charset.ts';
import { Unreadable } from './entry.ts';

const REDIRECTS = 5;
const TIMEOUT = 15_000;
const BYTES = 5_000_000;
const TYPES = /^(?:text\/(?:html|plain|markdown|x-markdown|csv|tab-separated-values)|application\/(?:xhtml\+xml|csv))$/;
const UNPACK = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

export interface FetchOptions {
  /** Also addresses of the owner's own machine and network; for the command line alone, where the owner says so. */
  allowPrivate?: boolean;
  /** How names are resolved; all answers count. */
  resolve?: (name: string) => Promise<LookupAddress[]>;
  /** ms for all of it. */
  timeout?: number;
  /** Bytes, unpacked. */
  most?: number;
}

export interface Page {
  /** Where it was found, after redirects. */
  url: string;
  /** "text/html" */
  type: string;
  text: string;
}

const resolveAll = (name: string): Promise<LookupAddress[]> =>
  new Promise((resolve, reject) => {
    resolveName(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/** The address leads to this machine or its network. */
export class NotPublic extends Unreadable {}

/** What was written is no address of a page. */
export class BadAddress extends Unreadable {}

const addressOf = (text: string, base?: string): URL => {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new BadAddress(`${text.slice(0, 200)} is not an address that begins with http:// or https://.`);
  if (url.username || url.password) throw new BadAddress('The address holds a name or password. Take it out.');
  return url;
};

/** A name server that never answers holds nobody longer than a page that never does. */
const within = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });

/** Every address the name has, if all of them may be asked: one that may not is no mistake but a trap. */
const addressesOf = async ({ hostname }: URL, options: FetchOptions, signal: AbortSignal): Promise<LookupAddress[]> => {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  let found: LookupAddress[];
  try {
    found = family ? [{ address: host, family }] : await within(signal, (options.resolve ?? resolveAll)(host));
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Unreadable(`There is no ${host}.`, { cause: error });
  }
  const closed = found.length === 0 || found.some(({ address }) => !isPublicAddress(address));
  if (closed && !options.allowPrivate) throw new NotPublic(`${host} is not on the public internet.`);
  return found;
};

/** The request goes to the addresses that were checked: the name is not resolved again. */
const ask = (url: URL, addresses: LookupAddress[], signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const options: RequestOptions = {
      agent: false,
      signal,
      headers: { accept: 'text/html, text/markdown, text/csv, text/plain;q=0.5', 'user-agent': 'attendant-import' },
      lookup: (_name, { all }, answer) => {
        if (all) answer(null, addresses);
        else answer(null, addresses[0]!.address, addresses[0]!.family);
      },
    };
    const asking = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, resolve);
    asking.on('error', reject);
    asking.end();
  });

const bodyOf = async (response: IncomingMessage, most: number): Promise<Buffer> => {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && !Object.hasOwn(UNPACK, encoding)) {
    response.destroy();
    throw new Unreadable(`The page is packed as ${encoding}, which cannot be unpacked.`);
  }
  const unpack = encoding === 'identity' ? undefined : UNPACK[encoding as keyof typeof UNPACK]();
  const stream = unpack ? pipeline(response, unpack, () => {}) : response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw new Unreadable(`The page is larger than ${most / 1_000_000} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const follow = async (from: URL, options: FetchOptions, signal: AbortSignal): Promise<Page> => {
  let url = from;
  for (let step = 0; step <= REDIRECTS; step++) {
    const response = await ask(url, await addressesOf(url, options, signal), signal);
    const { statusCode: status = 0, headers } = response;
    if (status >= 300 && status < 400 && headers.location) {
      response.destroy();
      url = addressOf(headers.location, url.href);
      continue;
    }
    const contentType = headers['content-type'] ?? '';
    const type = contentType.split(';')[0]!.trim().toLowerCase();
    const why =
      status !== 200 ? `It answers ${status}.` : TYPES.test(type) ? undefined : `It is ${type || 'of no known type'}.`;
    if (why) {
      response.destroy();
      throw new Unreadable(`${url.href} cannot be read. ${why}`);
    }
    return { url: url.href, type, text: decoded(await bodyOf(response, options.most ?? BYTES), contentType) };
  }
  throw new Unreadable(`${from.href} leads on more than ${REDIRECTS} times.`);
};

/**
 * Reads a page of the public internet. Every address it would connect to is checked first and is the one connected to,
 * after each redirect anew, so that neither a name nor a redirect leads into the owner's network.
 * @throws Unreadable in words that say why
 */
export const fetchPage = async (address: string, options: FetchOptions = {}): Promise<Page> => {
  const signal = AbortSignal.timeout(options.timeout ?? TIMEOUT);
  try {
    return await follow(addressOf(address), options, signal);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const why = signal.aborted
      ? 'it takes too long'
      : ((error as NodeJS.ErrnoException).code ?? (error as Error).message);
    throw new Unreadable(`${address} cannot be read: ${why}.`, { cause: error });
  }
};
