import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { createLoginPace } from '../../../server/guard/loginPace.ts';

const setUp = () => {
  const pace = createLoginPace();
  const app = new Hono().get('/:address/:email', async (c) => {
    const { address, email } = c.req.param();
    return (await pace.refusal(c, address, email)) ?? c.text('go on');
  });
  const attempt = async (address: string, email: string) => (await app.request(`/${address}/${email}`)).status;
  return { pace, attempt };
};

it('one network address may fail 20 times, whoever it tries', async () => {
  const { attempt } = setUp();
  const tries = await Promise.all(Array.from({ length: 25 }, (_, n) => attempt('192.0.2.1', `guess${n}@shop.example`)));
  expect(tries.filter((status) => status === 200)).toHaveLength(20);
  expect(tries.filter((status) => status === 429)).toHaveLength(5);
  expect(await attempt('192.0.2.2', 'guess@shop.example')).toBe(200);
});

it('one e-mail address may be tried 8 times from one network, and its owner still gets in from another', async () => {
  const { attempt } = setUp();
  const tries = await Promise.all(Array.from({ length: 10 }, () => attempt('192.0.2.1', 'ana@shop.example')));
  expect(tries.filter((status) => status === 429)).toHaveLength(2);
  expect(await attempt('192.0.2.2', 'Ana@shop.example')).toBe(200);
});

it('one e-mail address may be tried 100 times from everywhere together', async () => {
  const { attempt } = setUp();
  const tries = await Promise.all(Array.from({ length: 110 }, (_, n) => attempt(`192.0.2.${n}`, 'ana@shop.example')));
  expect(tries.filter((status) => status === 429)).toHaveLength(10);
});

it('who gets in does not count', async () => {
  const { pace, attempt } = setUp();
  for (let n = 0; n < 60; n++) {
    expect(await attempt('192.0.2.1', 'ana@shop.example')).toBe(200);
    await pace.succeeded('192.0.2.1', 'ana@shop.example');
  }
});
