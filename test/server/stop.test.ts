import { Agent, request } from 'node:http';
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
