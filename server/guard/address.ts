import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Where a request comes from. The address is used at once and never kept. */
export interface Client {
  address: string;
  /** The loopback address itself, without a proxy's word for it. */
  own: boolean;
}

const LOOPBACK = /^(127\.|::1$)/;

/** IPv4 as IPv4, which an IPv6 socket writes with a prefix. */
const plain = (address: string): string =>
  address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;

/** IPv4 as most proxies write it, which needs no further look. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Without the port and brackets some proxies add. */
const bare = (text: string): string => plain(text.trim().replace(/^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2'));

/** X-Forwarded-For comes as one line, whatever the number of headers. */
const forwardedOf = ({ headers }: IncomingMessage): string | undefined => {
  const header = headers['x-forwarded-for'];
  return Array.isArray(header) ? header.join(',') : header;
};

/**
 * The client's address through `trustProxy` proxies. Each adds what it saw at the right end of X-Forwarded-For, so
 * it is counted from there; what lies further left was written by the client and may be anything.
 */
export const clientOf = (incoming: IncomingMessage, trustProxy: number): Client => {
  const peer = plain(incoming.socket.remoteAddress ?? '');
  const forwarded = trustProxy > 0 ? forwardedOf(incoming) : undefined;
  if (forwarded === undefined) return { address: peer, own: LOOPBACK.test(peer) };
  if (trustProxy === 1 && IPV4.test(forwarded)) return { address: forwarded, own: false };
  const hops = forwarded.split(',');
  const told = bare(hops[Math.max(0, hops.length - trustProxy)] ?? '');
  return { address: isIP(told) ? told : peer, own: false };
};

const groups = (half: string): string[] => (half ? half.split(':') : []);

/** The first 64 bits of an IPv6 address, which is what one household or one attacker gets; IPv4 as it is. */
export const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = groups(head);
  const right = groups(tail ?? '');
  const all =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};

const PRIVATE =
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i;

/** Whether a request comes directly, without a proxy, from loopback or a private network. */
export const isInside = (incoming: IncomingMessage): boolean => {
  const { headers } = incoming;
  if (headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined) return false;
  return PRIVATE.test(plain(incoming.socket.remoteAddress ?? ''));
};
