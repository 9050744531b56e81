import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from '../../server/guard/sockets.ts';
import { until } from '../support/until.ts';
import { batch, event, serve, type Serving } from './serving.ts';

let shop: Serving;
const sockets: Socket[] = [];
beforeAll(async () => void (shop = await serve()));
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await shop.end();
});

interface Wire {
  socket: Socket;
  /** What came so far. */
  text(): string;
  /** Resolves when the other side has ended the connection. */
  closed: Promise<void>;
}

const open = (said: string | Buffer, port = Number(new URL(shop.url).port)): Promise<Wire> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, 'localhost');
    const closed = new Promise<void>((end) => socket.once('close', () => end()));
    sockets.push(socket);
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject).on('error', () => {});
      socket.write(said);
      resolve({ socket, text: () => text, closed });
    });
  });

const head = (more: string): string => `POST /v1/events HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const bodyOf = (events: unknown[]): string => JSON.stringify(batch(events));
const whole = (body: string, more = ''): string =>
  `${head(`Content-Length: ${Buffer.byteLength(body)}\r\n${more}`)}${body}`;
const status = (wire: Wire): string => wire.text().slice(9, 12);
const answered = (wire: Wire): Promise<string> =>
  until('an answer', () => wire.text().includes('\r\n\r\n') && status(wire));
const works = async (): Promise<void> => expect((await shop.post('/v1/events', batch([event()]))).status).toBe(200);

describe('whoever is slow holds nobody', () => {
  it('hundreds of heads and bodies that do not end, and connections that say nothing', async () => {
    const body = bodyOf([event()]);
    const slow = [
      ...Array.from({ length: 100 }, () => 'POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Slow: '),
      ...Array.from({ length: 100 }, () => whole(body).slice(0, -20)),
      ...Array.from({ length: 100 }, () => ''),
    ];
    const wires = await Promise.all(slow.map((said) => open(said)));
    await works();
    expect(shop.parts.room.used()).toBeGreaterThan(0);
    for (const { socket } of wires) socket.destroy();
    await until('their room is free', () => shop.parts.room.used() === 0);
  });
  it('a body that comes byte by byte is taken when it is whole', async () => {
    const said = whole(bodyOf([event()]));
    const wire = await open(said.slice(0, -30));
    for (const letter of said.slice(-30)) {
      await new Promise((resolve) => setImmediate(resolve));
      wire.socket.write(letter);
    }
    expect(await answered(wire)).toBe('200');
  });
  it('one who never reads the answers is not waited for', async () => {
    const said = 'GET /openapi-nowhere HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2_000);
    const wire = await open('');
    wire.socket.pause();
    wire.socket.write(said);
    await works();
    wire.socket.destroy();
  });
  it('has its times: head, request, silence', () => {
    const server = createHttp();
    expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
    expect(server.requestTimeout).toBeLessThanOrEqual(30_000);
    expect(server.timeout).toBeGreaterThan(server.keepAliveTimeout);
    expect(server.maxConnections).toBeGreaterThan(0);
  });
});

describe('many connections', () => {
  it('make those go that have nothing to say, and newcomers get in', async () => {
    const server = createHttp(10).on('request', (_incoming, outgoing) => outgoing.end('here'));
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const ask = async (): Promise<Wire> => {
      const wire = await open('GET / HTTP/1.1\r\nHost: x\r\n\r\n', port);
      await answered(wire);
      return wire;
    };
    const idle: Wire[] = [];
    for (let n = 0; n < 7; n++) idle.push(await ask());
    expect(status(await ask())).toBe('200');
    await Promise.all(idle.map(({ closed }) => closed));
    server.closeAllConnections();
    server.close();
  });
});

describe('odd but allowed ways to send', () => {
  it('several requests at once are answered in their order', async () => {
    const wire = await open(whole(bodyOf([event()])) + whole('{') + whole(bodyOf([event(), event()])));
    await until('three answers', () => wire.text().split('HTTP/1.1 ').length === 4);
    expect(wire.text().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200']);
    expect(wire.text()).toContain('"stored":2');
  });
  it('a body in chunks', async () => {
    const body = bodyOf([event()]);
    const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
    const wire = await open(
      `${head('Transfer-Encoding: chunked\r\n')}${chunk(body.slice(0, 9))}${chunk(body.slice(9))}0\r\n\r\n`,
    );
    expect(await answered(wire)).toBe('200');
  });
  it('a body in chunks without end', async () => {
    const wire = await open(head('Transfer-Encoding: chunked\r\n'));
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    for (let n = 0; n < 100 && !wire.socket.destroyed && !wire.text(); n++) {
      await new Promise((resolve) => wire.socket.write(chunk, resolve));
    }
    expect(await answered(wire)).toBe('413');
    await wire.closed;
  });
  it('Expect: 100-continue', async () => {
    const body = bodyOf([event()]);
    const wire = await open(head(`Content-Length: ${body.length}\r\nExpect: 100-continue\r\n`));
    expect(await answered(wire)).toBe('100');
    wire.socket.write(body);
    await until('the answer', () => wire.text().includes('HTTP/1.1 200'));
  });
  it('an upgrade is not made, and the request is answered as it stands', async () => {
    const wire = await open(whole(bodyOf([event()]), 'Connection: Upgrade\r\nUpgrade: websocket\r\n'));
    expect(await answered(wire)).toBe('200');
  });
});

describe('what is no request', () => {
  it.each([
    ['a head over 16 kB', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '400'],
    ['two lengths', head('Content-Length: 3\r\nContent-Length: 4\r\n'), '400'],
    ['a length and chunks', head('Content-Length: 3\r\nTransfer-Encoding: chunked\r\n'), '400'],
  ])('%s is refused, and the connection ends', async (_, said, expected) => {
    const wire = await open(Buffer.from(said, 'latin1'));
    expect(await answered(wire)).toBe(expected);
    await wire.closed;
    await works();
  });
  it('a CONNECT ends at once', async () => {
    const wire = await open('CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n');
    await wire.closed;
    await works();
  });
});
