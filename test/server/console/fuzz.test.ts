import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { hashToken, newToken } from '../../../server/guard/session.ts';
import { batch, event, mailbag, message, serve, type Serving } from '../serving.ts';
import { deep, FEWER, hasReason, holds, query, seed, send, wild } from '../fuzzing.ts';

let shop: Serving;
let cookie = '';
beforeAll(async () => {
  shop = await serve();
  const { store } = shop.parts;
  const { id } = await store.staff.add('ana@shop.example', 'Ana', shop.site.id, 'owner', Date.now());
  const token = newToken();
  await store.staff.beginSession(hashToken(token), id, Date.now(), Date.now() + 3_600_000);
  cookie = `attendant=${token}`;
  await shop.post(
    '/v1/events',
    batch([event(), event({ type: 'faq_ask', data: { ask: 'a', text: 'oven?', lang: 'en', result: 'unsure' } })]),
  );
  await shop.post('/v1/messages', mailbag([message()]));
});
afterAll(() => shop.end());

describe(`whatever is asked of the console is answered with a reason (seed ${seed})`, () => {
  it('at the console’s API, with a session and without', () => {
    const some = fc
      .oneof(
        fc.constantFrom('demo', 'shop', 'article', 'home', '1', '__proto__'),
        fc.uuid(),
        fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
      )
      .map(encodeURIComponent);
    const addresses = createApp(shop.parts)
      .routes.filter(({ method, path }) => path.startsWith('/console/') && method !== 'ALL')
      .map(({ method, path }) => [method, path] as const);
    const asked = fc
      .tuple(fc.constantFrom(...addresses), fc.array(some, { minLength: 4, maxLength: 4 }), query)
      .map(([[method, path], segments, more]) => {
        let next = 0;
        const address = path.replaceAll(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, (_, name) =>
          name === 'key' ? 'shop' : (segments[next++ % segments.length] ?? 'x'),
        );
        return { method, address: `${address}?${more}` };
      });
    const content = fc.oneof(
      fc.record(
        {
          email: fc.oneof(fc.emailAddress(), wild),
          password: wild,
          name: wild,
          token: wild,
          text: wild,
          status: wild,
          labels: wild,
          base: wild,
          content: wild,
          origins: wild,
          off: wild,
        },
        { requiredKeys: [] },
      ),
      wild,
    );
    const bytes = fc.oneof(
      { weight: 5, arbitrary: content.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: deep },
    );
    const session = fc.constantFrom(true, true, true, false);
    return holds(
      fc.tuple(asked, bytes, session),
      async ([{ method, address }, sent, isIn]) => {
        // To sign out would end what the other runs need, and to sign in is slow on purpose.
        if (/\/(logout|login|link)\?/.test(address) && isIn) return;
        const body = ['POST', 'PUT', 'PATCH'].includes(method) ? sent : undefined;
        hasReason(
          await send(
            shop.url,
            method,
            address,
            { origin: shop.parts.settings.publicUrl, ...(isIn ? { cookie } : {}) },
            body,
          ),
        );
      },
      FEWER,
    );
  });
});
