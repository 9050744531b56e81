import { afterEach, expect, test, vi } from 'vitest';
import type { Sending } from '../../../widget/host.ts';
import { createForm } from '../../../widget/state/form.ts';
import { createHost } from './host.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A form with a written message whose fate is told by `settle`. */
const waiting = () => {
  const { host, record } = createHost();
  const fates: ((sending: Sending) => void)[] = [];
  record.answer = () => new Promise((resolve) => fates.push(resolve));
  const form = createForm(host, 'message');
  form.write('text', 'Hello');
  form.write('email', 'ana@posta.md');
  return { form, record, settle: (sending: Sending) => fates.shift()?.(sending) };
};

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

test('without an answer it waits after a moment, and is sent only once it is', async () => {
  vi.useFakeTimers();
  const { form, record, settle } = waiting();
  const told = form.submit('en');
  await vi.advanceTimersByTimeAsync(1400);
  expect(form.phase.value).toBe('sending');
  await vi.advanceTimersByTimeAsync(200);
  expect(await told).toBe(true);
  expect(form.outcome.value).toEqual({ state: 'kept', text: 'Hello', email: 'ana@posta.md' });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(form.outcome.value?.state).toBe('kept');
  settle({ state: 'sent' });
  await vi.advanceTimersByTimeAsync(0);
  expect(form.outcome.value).toEqual({ state: 'sent', text: 'Hello', email: 'ana@posta.md' });
  expect(record.events).toHaveLength(1);
  expect(record.sent).toHaveLength(1);
});

test('where the browser is offline nobody waits for an answer', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  vi.useFakeTimers();
  const { form } = waiting();
  void form.submit('en');
  await vi.advanceTimersByTimeAsync(1);
  expect(form.outcome.value?.state).toBe('kept');
});

test('a late answer to one message says nothing of the next', async () => {
  vi.useFakeTimers();
  const { form, settle } = waiting();
  void form.submit('en');
  await vi.advanceTimersByTimeAsync(1500);
  form.again();
  form.write('text', 'Another');
  settle({ state: 'refused', why: 'too large' });
  await vi.advanceTimersByTimeAsync(0);
  expect([form.text.value, form.refusal.value, form.phase.value]).toEqual(['Another', undefined, 'writing']);
});

test('refused later, the words come back as the same message, without the odd basket', async () => {
  vi.useFakeTimers();
  const { form, record, settle } = waiting();
  void form.submit('en');
  await vi.advanceTimersByTimeAsync(1500);
  settle({ state: 'refused', why: 'cart.items.0.price: not a number' });
  await vi.advanceTimersByTimeAsync(0);
  settle({ state: 'refused', why: 'too large' });
  await vi.advanceTimersByTimeAsync(0);
  expect([form.text.value, form.refusal.value, form.phase.value]).toEqual(['Hello', 'too large', 'writing']);
  record.answer = { state: 'sent' };
  await form.submit('en');
  expect(record.sent.map(({ id, rev, cart }) => [id, rev, Boolean(cart)])).toEqual([
    ['id-1', 1, true],
    ['id-1', 2, false],
    ['id-1', 3, true],
  ]);
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
