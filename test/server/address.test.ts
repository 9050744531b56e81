import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientOf, isInside, networkOf } from '../../server/guard/address.ts';
import { originRefusal } from '../../server/guard/origin.ts';
import { createPace, createPaces } from '../../server/guard/pace.ts';

const from = (remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;
const through = (peer: string, forwarded: string) => from(peer, { 'x-forwarded-for': forwarded });

describe("the client's address", () => {
  it('is the connection without proxies, whatever the header says', () =>
    expect(clientOf(through('203.0.113.9', '198.51.100.1'), 0)).toEqual({ address: '203.0.113.9', own: false }));
  it('is counted from the right, one step a proxy', () => {
    const forwarded = '1.1.1.1, 2.2.2.2, 198.51.100.7, 10.0.0.2';
    expect(clientOf(through('10.0.0.1', forwarded), 1).address).toBe('10.0.0.2');
    expect(clientOf(through('10.0.0.1', forwarded), 2).address).toBe('198.51.100.7');
  });
  it('is never what the client wrote further left', () =>
    expect(clientOf(through('10.0.0.1', '127.0.0.1, 198.51.100.7'), 1)).toEqual({
      address: '198.51.100.7',
      own: false,
    }));
  it('is the outermost known where a proxy was passed by', () =>
    expect(clientOf(through('10.0.0.1', '198.51.100.7'), 3).address).toBe('198.51.100.7'));
  it('is the connection where the proxy says nothing usable', () =>
    expect(clientOf(through('10.0.0.1', 'unknown'), 1).address).toBe('10.0.0.1'));
  it('drops ports, brackets and the IPv4 prefix', () => {
    expect(clientOf(through('::1', '[2001:db8::5]:4711'), 1).address).toBe('2001:db8::5');
    expect(clientOf(through('::1', '198.51.100.7:80'), 1).address).toBe('198.51.100.7');
    expect(clientOf(from('::ffff:198.51.100.7'), 0).address).toBe('198.51.100.7');
  });
  it('is our own on the loopback, but not by a proxy’s word', () => {
    expect(clientOf(from('::ffff:127.0.0.1'), 1).own).toBe(true);
    expect(clientOf(through('127.0.0.1', '127.0.0.1'), 1).own).toBe(false);
  });
});

describe('the network a limit counts', () => {
  it('is the /64 in IPv6', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0DB8:1:2::9'));
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });
  it('is the address itself in IPv4', () => expect(networkOf('198.51.100.7')).toBe('198.51.100.7'));
  it('is inside only when nobody forwarded', () => {
    expect(isInside(from('10.1.2.3'))).toBe(true);
    expect(isInside(from('::ffff:172.20.0.1'))).toBe(true);
    expect(isInside(from('203.0.113.9'))).toBe(false);
    expect(isInside(through('127.0.0.1', '10.0.0.1'))).toBe(false);
  });
});

describe('the pace', () => {
  it('tells how long to wait, by network', async () => {
    const pace = createPace(2);
    const wait = async (address: string) => pace(networkOf(address));
    expect(await wait('2001:db8::1')).toBe(0);
    expect(await wait('2001:db8::2')).toBe(0);
    expect(await wait('2001:db8::3')).toBeGreaterThan(0);
    expect(await wait('2001:db8:0:1::1')).toBe(0);
  });
  it('is counted for each site, and for all together', async () => {
    const paces = createPaces();
    const client = { address: '198.51.100.7', own: false };
    let passed = 0;
    while ((await paces.entering(client, 1)) === 0) passed++;
    expect(passed).toBe(600);
    expect(await paces.entering(client, 2)).toBe(0);
    expect(await paces.arriving(client)).toBe(0);
  });
  it('lets everybody of a million networks in', async () => {
    const pace = createPace(600);
    let refused = 0;
    for (let n = 0; n < 1_000_000; n++) if (await pace(`2001:db8:${n >> 16}:${n & 65535}::/64`)) refused++;
    expect(refused).toBe(0);
  });
  it('does not count the machine itself', async () => {
    const paces = createPaces();
    const own = { address: '127.0.0.1', own: true };
    for (let i = 0; i < 4_000; i++) expect((await paces.arriving(own)) + (await paces.entering(own, 1))).toBe(0);
  });
});

describe('the origin', () => {
  const site = { origins: ['https://shop.example', 'http://localhost:*'] };
  it.each([undefined, 'https://shop.example', 'http://localhost:3000', 'http://localhost'])('%s may send', (origin) =>
    expect(originRefusal(site, origin)).toBeUndefined(),
  );
  it.each([
    'null',
    'http://shop.example',
    'https://shop.example:8443',
    'https://shop.example.evil.example',
    'http://localhost.evil.example:80',
    'http://localhost:80.evil.example',
    'http://localhost:',
  ])('%s may not, and is told why', (origin) => expect(originRefusal(site, origin)).toMatch(/\. \w.*\.$/));
});
