import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { batch, event, serve } from './serving.ts';

const CONNECTIONS = 10;

it('a stop ends connections that are never idle with their next answer', async () => {
  const shop = await serve();
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const post = (): Promise<number> =>
    new Promise((resolve) => {
      const sending = request(`${shop.url}/v1/events`, { method: 'POST', agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode!));
      });
      sending.on('error', () => resolve(0));
      sending.end(JSON.stringify(batch([event()])));
    });
  let answers = 0;
  const busy = Array.from({ length: CONNECTIONS }, async () => {
    while ((await post()) === 200) answers++;
  });
  await until('some answers', () => answers > CONNECTIONS);
  const began = performance.now();
  await shop.stop();
  expect(performance.now() - began).toBeLessThan(3_000);
  await Promise.all(busy);
  agent.destroy();
  await shop.end();
});

it('a stop finishes what is on its way, and tells whoever asks that nobody is to be sent here', async () => {
  const shop = await serve();
  const sent = JSON.stringify(batch([event()]));
  const socket = connect(Number(new URL(shop.url).port), 'localhost');
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  const ended = once(socket, 'close');
  const head = ['POST /v1/events HTTP/1.1', 'Host: shop', `Content-Length: ${Buffer.byteLength(sent)}`];
  socket.write(`${head.join('\r\n')}\r\nExpect: 100-continue\r\n\r\n`);
  await until('the request has begun', () => heard.includes('100 Continue'));
  const stopping = shop.stop();
  await expect(fetch(`${shop.url}/health`)).rejects.toThrow('fetch failed');
  socket.write(`${sent}GET /ready HTTP/1.1\r\nHost: shop\r\n\r\n`);
  await Promise.all([stopping, ended]);
  expect(heard).toContain('{"stored":1,"duplicate":0,"refused":[]}');
  expect(heard).toMatch(/HTTP\/1\.1 503 [^]*The collector is stopping/);
  await shop.end();
});
