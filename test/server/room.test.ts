import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRoom } from '../../server/guard/room.ts';
import type { AppendResult } from '../../server/store/store.ts';
import { until } from '../support/until.ts';
import { batch, event, serve, type Serving } from './serving.ts';

describe('the room for bodies', () => {
  it('gives the place of the one that comes longest to who needs it', () => {
    const room = createRoom(100);
    const [slow, next, last] = [room.enter(), room.enter(), room.enter()];
    let freed = 0;
    slow.onGone = () => freed++;
    expect([slow.grow(60), next.grow(30)]).toEqual([true, true]);
    expect(last.grow(40)).toBe(true);
    expect(freed).toBe(1);
    expect(room.used()).toBe(70);
    expect([slow.grow(1), next.grow(1)]).toEqual([false, true]);
  });
  it('turns away newcomers while those that are whole wait for the disk', () => {
    const room = createRoom(100);
    const whole = room.enter();
    whole.grow(90);
    whole.settle();
    expect(room.enter().grow(20)).toBe(false);
    expect(room.used()).toBe(90);
    whole.leave();
    expect(room.enter().grow(20)).toBe(true);
  });
  it('has nothing for who comes while it is shut', () => expect(createRoom(100).enter(true).grow(1)).toBe(false));
});

/** Bytes of one body of the flood; the room has 16 MiB. */
const FAT = 200_000;
const FLOOD = 150;

describe('a flood while the disk stands still', () => {
  let shop: Serving;
  beforeAll(async () => void (shop = await serve()));
  afterAll(() => shop.end());

  it('is refused beyond what the room holds, with CORS and Retry-After; what was let in is answered once the disk goes on', async () => {
    const { log } = shop.parts.store;
    const { append } = log;
    let go: () => void = () => {};
    const disk = new Promise<void>((resolve) => (go = resolve));
    log.append = async (...given): Promise<AppendResult> => {
      await disk;
      return append(...given);
    };
    const fat = (): Record<string, unknown> =>
      batch(Array.from({ length: 25 }, () => event({ data: { fat: 'x'.repeat(FAT / 25 - 300) } })));
    const statuses: number[] = [];
    const refusals: Response[] = [];
    const sent = Array.from({ length: FLOOD }, async () => {
      const response = await shop.post('/v1/events', fat());
      statuses.push(response.status);
      if (response.status === 503) refusals.push(response);
    });
    const room = 16 * 1024 * 1024;
    await until('all that have no room are refused', () => shop.parts.counts.waiting + refusals.length === FLOOD);
    expect(refusals.length).toBeGreaterThan(FLOOD - room / (FAT - 15_000));
    expect(shop.parts.room.used()).toBeLessThanOrEqual(room);
    expect(Number(refusals[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refusals[0]!.headers.get('access-control-allow-origin')).toBeTruthy();
    go();
    await Promise.all(sent);
    log.append = append;
    expect(statuses.filter((status) => status === 200)).toHaveLength(FLOOD - refusals.length);
    expect(await shop.events()).toHaveLength(25 * (FLOOD - refusals.length));
    expect(shop.parts.room.used()).toBe(0);
  });

  const UNNAMED = 'Transfer-Encoding: chunked';
  const CHUNK = `${FAT.toString(16)}\r\n`;

  it.each([
    ['/v1/events', `Content-Length: ${FAT}`, ''],
    ['/v1/orders', UNNAMED, CHUNK],
    ['/console/api/sites/shop/content/articles', UNNAMED, CHUNK],
  ])('of bodies that never end at %s does not keep a shopper out, nor fill the memory', async (path, length, chunk) => {
    const { port, origin } = new URL(shop.url);
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\n${length}\r\n\r\n${chunk}`;
    const sockets = await Promise.all(
      Array.from(
        { length: 100 },
        () =>
          new Promise<Socket>((resolve) => {
            const socket = connect(Number(port), 'localhost').on('error', () => {});
            socket.write(head + 'x'.repeat(FAT - 1), () => resolve(socket));
          }),
      ),
    );
    await until('the room is full', () => shop.parts.room.used() > 15 * 1024 * 1024);
    expect((await shop.post('/v1/events', batch([event()]))).status).toBe(200);
    expect(shop.parts.room.used()).toBeLessThanOrEqual(16 * 1024 * 1024);
    for (const socket of sockets) socket.destroy();
    await until('their room is free', () => shop.parts.room.used() === 0);
  });
});
