import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { isPublicAddress } from '../../../server/import/address.ts';
import { fetchPage, type FetchOptions } from '../../../server/import/fetchPage.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((one) => one.closeAllConnections() ?? one.close()));

const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const html = { 'content-type': 'text/html; charset=windows-1251' };
const open: FetchOptions = { allowPrivate: true };

it.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.0.9',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.0.8',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2001::1',
  'localhost',
  '',
  '8.8.8.8:80',
])('%s is not on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
it.each(['8.8.8.8', '100.128.0.1', '172.32.0.1', '192.0.1.1', '2606:4700::1111', '2a00:1450:4001::1'])(
  '%s is',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:7f00:1]/',
  'http://169.254.169.254/latest/meta-data',
])('%s is not asked', async (address) => {
  await expect(fetchPage(address)).rejects.toThrow(/is not on the public internet/);
});
it.each(['file:///etc/passwd', 'ftp://shop.example/', 'gopher://x', 'nothing', 'javascript:1'])(
  '%s is no address',
  async (address) => {
    await expect(fetchPage(address)).rejects.toThrow(/begins with http/);
  },
);

it('a name with one private answer among public ones is not asked, and no name is resolved twice', async () => {
  let asked = 0;
  const resolve = async () => [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.7', family: 4 },
  ];
  await expect(fetchPage('http://shop.example/', { resolve })).rejects.toThrow(/shop\.example is not on the public/);
  const url = await serve((_, response) => response.writeHead(200, html).end('<p>ok'));
  const rebinding = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.7', family: 4 }];
  const page = await fetchPage(url.replace('127.0.0.1', 'shop.example'), { ...open, resolve: rebinding });
  expect([page.text, asked]).toEqual(['<p>ok', 1]);
});

it('each redirect is checked anew, and there are five at most', async () => {
  const url = await serve(({ url: path }, response) => {
    const n = Number(path!.slice(1));
    if (n === 0) response.writeHead(200, html).end(Buffer.from([0xcf, 0xf0, 0xe8]));
    else response.writeHead(302, { location: n === 99 ? 'file:///etc/passwd' : `/${n - 1}` }).end();
  });
  expect(await fetchPage(`${url}/5`, open)).toEqual({ url: `${url}/0`, type: 'text/html', text: 'При' });
  await expect(fetchPage(`${url}/6`, open)).rejects.toThrow(/more than 5 times/);
  await expect(fetchPage(`${url}/99`, open)).rejects.toThrow(/begins with http/);
  // The first step is public as far as the check knows; where it leads to is not.
  const names: string[] = [];
  const resolve = async (name: string) => {
    names.push(name);
    return [{ address: '192.168.0.1', family: 4 }];
  };
  await expect(fetchPage('http://inside.example/', { resolve })).rejects.toThrow(/inside\.example is not/);
  expect(names).toEqual(['inside.example']);
});

it('what is too large, too slow, packed too well or of another kind is refused', async () => {
  const url = await serve(({ url: path }, response) => {
    if (path === '/large') response.writeHead(200, html).end('x'.repeat(5_000));
    else if (path === '/bomb')
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1e6)));
    else if (path === '/packed')
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync('small'));
    else if (path === '/loud') response.writeHead(200, { ...html, 'content-encoding': 'GZIP' }).end(gzipSync('small'));
    else if (path === '/twice')
      response.writeHead(200, { ...html, 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync('small')));
    else if (path === '/pdf') response.writeHead(200, { 'content-type': 'application/pdf' }).end('x');
    else if (path === '/slow') response.writeHead(200, html).write('x');
    else response.writeHead(404, html).end();
  });
  const small = { ...open, most: 4_000 };
  await expect(fetchPage(`${url}/large`, small)).rejects.toThrow(/larger than 0\.004 MB/);
  await expect(fetchPage(`${url}/bomb`, small)).rejects.toThrow(/larger than/);
  expect((await fetchPage(`${url}/packed`, small)).text).toBe('small');
  expect((await fetchPage(`${url}/loud`, small)).text).toBe('small');
  await expect(fetchPage(`${url}/twice`, small)).rejects.toThrow(/packed as gzip, gzip/);
  await expect(fetchPage(`${url}/pdf`, small)).rejects.toThrow(/It is application\/pdf/);
  await expect(fetchPage(`${url}/none`, small)).rejects.toThrow(/answers 404/);
  await expect(fetchPage(`${url}/slow`, { ...open, timeout: 50 })).rejects.toThrow(/takes too long/);
  const silent = { timeout: 50, resolve: () => new Promise<never>(() => {}) };
  await expect(fetchPage('http://shop.example/', silent)).rejects.toThrow(/takes too long/);
  await expect(fetchPage('http://a:b@shop.example/')).rejects.toThrow(/holds a name or password/);
});

it('a page is read in the character set that it names', async () => {
  const body = Buffer.from('<meta charset=windows-1251>\u00c4', 'latin1');
  const address = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body));
  expect((await fetchPage(address, open)).text.endsWith('Д')).toBe(true);
});
