import { expect, test } from 'vitest';
import type { Sending } from '../../../widget/host.ts';
import { createForm } from '../../../widget/state/form.ts';
import { createHost } from './host.ts';

test('a message goes with page, basket and language, and leaves no draft', async () => {
  const { host, record } = createHost();
  const form = createForm(host, 'message');
  form.write('text', '  Do you repair a chipped rim? ');
  form.write('email', ' ana@posta.md ');
  form.write('name', 'Ana');
  expect(record.drafts.has('message')).toBe(true);
  expect(await form.submit('ro')).toBe(true);
  expect(record.sent).toEqual([
    {
      id: 'id-1',
      rev: 1,
      kind: 'message',
      at: 1_700_000_000_000,
      page: { url: 'https://shop.example/bowl', title: 'Serving bowl' },
      lang: 'ro',
      text: 'Do you repair a chipped rim?',
      email: 'ana@posta.md',
      name: 'Ana',
      cart: { currency: 'MDL', items: [{ item_id: 'b', price: 148, quantity: 2 }] },
    },
  ]);
  expect(record.events).toEqual([['message_sent', { id: 'id-1', kind: 'message' }]]);
  expect(form.outcome.value).toMatchObject({ state: 'sent', email: 'ana@posta.md' });
  expect(form.text.value).toBe('');
  expect(createForm(host, 'message').text.value).toBe('');
});

test('pressing Send again while it is on its way sends once', async () => {
  const { host, record } = createHost();
  let settle: (sending: Sending) => void = () => {};
  record.answer = () => new Promise((resolve) => (settle = resolve));
  const form = createForm(host, 'message');
  form.write('text', 'Hello');
  form.write('email', 'ana@posta.md');
  const first = form.submit('en');
  expect(await form.submit('en')).toBe(false);
  settle({ state: 'sent' });
  expect(await first).toBe(true);
  expect(await form.submit('en')).toBe(false);
  expect(record.sent).toHaveLength(1);
});

test('a refusal keeps the words, says why, and the next try is the same message', async () => {
  const { host, record } = createHost();
  record.answer = { state: 'refused', why: 'name: longer than 120 characters' };
  const form = createForm(host, 'message');
  form.write('text', 'Hello');
  form.write('email', 'ana@posta.md');
  expect(await form.submit('en')).toBe(false);
  expect(form.refusal.value).toBe('name: longer than 120 characters');
  expect(form.text.value).toBe('Hello');
  record.answer = { state: 'sent' };
  await form.submit('en');
  expect(record.sent.map(({ id, rev }) => [id, rev])).toEqual([
    ['id-1', 1],
    ['id-1', 2],
  ]);
  expect(form.refusal.value).toBeUndefined();
});

test('a reload while it was on its way sends the same message again, not a second one', async () => {
  const { host, record } = createHost();
  record.answer = () => new Promise(() => {});
  const form = createForm(host, 'message');
  form.write('text', 'Hello');
  form.write('email', 'ana@posta.md');
  void form.submit('en');
  record.answer = { state: 'sent' };
  await createForm(host, 'message').submit('en');
  expect(record.sent.map(({ id, rev }) => [id, rev])).toEqual([
    ['id-1', 1],
    ['id-1', 2],
  ]);
});

test('an odd basket does not cost the words', async () => {
  const { host, record } = createHost();
  const answers: Sending[] = [{ state: 'refused', why: 'cart.items.0.price: not a number' }, { state: 'sent' }];
  record.answer = () => Promise.resolve(answers.shift() ?? { state: 'sent' });
  const form = createForm(host, 'message');
  form.write('text', 'Hello');
  form.write('email', 'ana@posta.md');
  expect(await form.submit('en')).toBe(true);
  expect(record.sent.map(({ cart, rev }) => [Boolean(cart), rev])).toEqual([
    [true, 1],
    [false, 2],
  ]);
});

test('the basket stays out when it is taken out, or when its currency is unknown', async () => {
  const { host, record } = createHost({ replies: false });
  const form = createForm(host, 'message');
  form.write('text', 'Hello');
  form.withCart.value = false;
  await form.submit('en');
  expect(record.sent[0]).not.toHaveProperty('cart');
  const unknown = createHost({}, { cart: () => ({ currency: '', items: [{ item_id: 'b' }] }) });
  expect(createForm(unknown.host, 'message').cart()).toBeUndefined();
});

test('says what is missing, and takes it back as soon as it is there', async () => {
  const { host, record } = createHost();
  const form = createForm(host, 'message');
  expect(await form.submit('en')).toBe(false);
  expect(form.faults.value).toEqual({ text: 'needText', email: 'needEmail' });
  form.write('text', 'Hello');
  expect(form.faults.value).toEqual({ email: 'needEmail' });
  form.write('email', 'ana@posta');
  expect(form.faults.value).toEqual({ email: 'emailNoEnd' });
  form.write('text', 'x'.repeat(5001));
  expect(form.faults.value.text).toBe('over');
  expect(record.sent).toEqual([]);
});

test('without replies the address is optional, but a wrong one is still said', async () => {
  const { host } = createHost({ replies: false });
  const form = createForm(host, 'message');
  form.write('text', 'Hello');
  form.write('email', 'ana');
  expect(await form.submit('en')).toBe(false);
  expect(form.faults.value).toEqual({ email: 'emailNoAt' });
  form.write('email', '');
  expect(await form.submit('en')).toBe(true);
});

test('feedback wants a mark or a word, and carries no basket', async () => {
  const { host, record } = createHost();
  const form = createForm(host, 'feedback');
  expect(await form.submit('en')).toBe(false);
  expect(form.faults.value).toEqual({ rating: 'needFeedback' });
  form.rate(4);
  expect(await form.submit('en')).toBe(true);
  expect(record.sent[0]).toMatchObject({ kind: 'feedback', rating: 4 });
  expect(record.sent[0]).not.toHaveProperty('cart');
});

test('in mode off nothing of the shopper stays in the form', async () => {
  const { host, record } = createHost({}, { mode: () => 'off' });
  const form = createForm(host, 'message');
  form.write('text', 'Hello');
  form.write('email', 'ana@posta.md');
  await form.submit('en');
  expect(form.email.value).toBe('');
  expect(record.drafts.size).toBe(0);
});

test('a broken draft is no draft', () => {
  const { host, record } = createHost();
  for (const kept of ['{', '7', 'null', '{"text":{},"rating":"x"}']) {
    record.drafts.set('message', kept);
    expect(createForm(host, 'message').text.value).toBe('');
  }
});
