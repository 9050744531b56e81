import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../protocol/events.ts';
import { mailbag, message, serve, type Serving } from './serving.ts';

let shop: Serving;
beforeAll(async () => void (shop = await serve()));
afterAll(() => shop.end());

const send = async (messages: unknown[], more: Record<string, unknown> = {}): Promise<Receipt> => {
  const response = await shop.post('/v1/messages', mailbag(messages, more));
  expect(response.status).toBe(200);
  return (await response.json()) as Receipt;
};
const kept = (id: unknown) => shop.parts.store.responses.get(shop.site.id, String(id));

describe('what is refused', () => {
  it('is counted by a reason that holds nothing of what was sent', async () => {
    const { refused } = await send(['secret words', { ...message(), kind: 'secret kind' }]);
    expect(refused).toHaveLength(2);
    await shop.parts.collecting.tally.flush();
    const names = (await shop.parts.store.tallies.sum(shop.site.id, 0, Date.now() + 1)).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'refused:not as described in docs/events.md',
        'refused:kind: not as described in docs/events.md',
      ]),
    );
    expect(names.join()).not.toContain('secret');
  });
  it('is a score outside its scale', async () => {
    const survey = (score: number) =>
      message({ kind: 'survey', survey: 's', answers: [{ question: 'csat', kind: 'csat', score }] });
    expect((await send([survey(6), survey(0), survey(5)])).refused.map(({ why }) => why)).toEqual([
      'answers.0: a csat score is 1 to 5',
      'answers.0: a csat score is 1 to 5',
    ]);
  });
});

describe('POST /v1/messages', () => {
  it('keeps a message once, with all that was said', async () => {
    const cart = { currency: 'MDL', items: [{ item_id: 'bowl', price: 48.5 }] };
    const one = message({ email: 'mara@mail.example', name: ' Mara ', cart });
    expect(await send([one])).toEqual({ stored: 1, duplicate: 0, refused: [] });
    expect(await send([one])).toEqual({ stored: 0, duplicate: 1, refused: [] });
    expect(await kept(one['id'])).toMatchObject({
      kind: 'message',
      text: 'Is the bowl back soon?',
      email: 'mara@mail.example',
      name: 'Mara',
      cart,
      done: true,
      status: 'open',
      mode: 'cookieless',
    });
  });
  it('lets a survey grow by its revisions, and never shrink', async () => {
    const csat = { question: 'csat', kind: 'csat', score: 4 };
    const nps = { question: 'nps', kind: 'nps', score: 9 };
    const why = { question: 'why-high', kind: 'text', text: 'The glaze' };
    const part = message({ kind: 'survey', text: undefined, survey: 'after-purchase', rev: 1, answers: [csat] });
    expect(await send([part])).toMatchObject({ stored: 1 });
    expect(await kept(part['id'])).toMatchObject({ score: 4, scale: 5, done: false });
    const whole = { ...part, rev: 3, answers: [csat, nps, why], done: true, follow: true };
    expect(await send([whole])).toMatchObject({ stored: 1 });
    expect(await send([{ ...part, rev: 2, answers: [csat, nps] }])).toMatchObject({ stored: 0, duplicate: 1 });
    expect(await kept(part['id'])).toMatchObject({
      rev: 3,
      score: 9,
      scale: 10,
      text: 'The glaze',
      done: true,
      follow: true,
    });
  });
  it('takes a rating for the score of feedback', async () => {
    const one = message({ kind: 'feedback', rating: 2, text: 'Too slow' });
    await send([one]);
    expect(await kept(one['id'])).toMatchObject({ score: 2, scale: 5, text: 'Too slow' });
  });
  it('refuses a bad one with its reason and keeps the others', async () => {
    const [good, empty, address] = [message(), message({ text: '  ' }), message({ email: 'nobody' })];
    const { stored, refused } = await send([good, empty, address, null]);
    expect(stored).toBe(1);
    expect(refused.map(({ id }) => id)).toEqual([empty['id'], address['id'], null]);
    expect(refused[0]!.why).toMatch(/without text/);
    expect(refused[1]!.why).toBe('email: not an e-mail address');
  });
  it('joins what was sent without consent to nothing', async () => {
    const [a, b] = [message(), message()];
    await send([a, b], { unlinked: true });
    const [one, two] = [await kept(a['id']), await kept(b['id'])];
    expect(one).toMatchObject({ mode: 'none', visitor: a['id'] });
    expect(two).toMatchObject({ mode: 'none', visitor: b['id'] });
    expect(one!.session).not.toBe(two!.session);
  });
  it('asks for no letters without a mail server', async () => {
    const one = message({ email: 'mara@mail.example' });
    await send([one]);
    expect(await shop.parts.store.outgoing.ofResponse(shop.site.id, String(one['id']))).toEqual([]);
  });
});

describe('with a mail server', () => {
  it('queues a letter to each owner with the message, once', async () => {
    const withMail = await serve({ SMTP_URL: 'smtp://127.0.0.1:9' });
    try {
      const { store } = withMail.parts;
      await store.staff.add('owner@shop.example', 'Ana', withMail.site.id, 'owner', Date.now());
      const one = message({ email: 'mara@mail.example' });
      for (let i = 0; i < 2; i++)
        await withMail.post('/v1/messages', mailbag([one, message({ kind: 'feedback', rating: 5 })]));
      const letters = await store.outgoing.ofResponse(withMail.site.id, String(one['id']));
      expect(letters.map(({ to }) => to)).toEqual(['owner@shop.example']);
      const site = await (await fetch(`${withMail.url}/v1/sites/shop/site.json`)).json();
      expect(site).toMatchObject({ replies: true });
    } finally {
      await withMail.end();
    }
  });
});
