import { afterEach, expect, test, vi } from 'vitest';
import type { Sending } from '../../../widget/host.ts';
import { createPanel } from '../../../widget/panel.ts';
import { createHost } from './host.ts';

afterEach(() => {
  document.body.replaceChildren();
});

const opened = async (setup = createHost()) => {
  const closed = vi.fn();
  const panel = createPanel(setup.host, closed);
  setup.launcher.focus();
  panel.open('home');
  await vi.waitFor(() => expect(setup.root.querySelector('.panel textarea')).toBeTruthy());
  await vi.waitFor(() => expect(layer(setup.root).hidden).toBe(false));
  return { ...setup, panel, closed };
};

const layer = (root: ShadowRoot): HTMLElement => root.querySelector<HTMLElement>('.layer')!;
const button = (root: ShadowRoot, name: string): HTMLElement =>
  [...root.querySelectorAll<HTMLElement>('.layer button')].find((one) =>
    (one.getAttribute('aria-label') ?? one.textContent).includes(name),
  )!;
const type = (root: ShadowRoot, id: string, value: string) => {
  const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)!;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const submit = (root: ShadowRoot) =>
  root.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

test('opens named after the shop, in the language and direction of the page', async () => {
  const setup = createHost();
  setup.record.locale = 'ar-EG';
  const { root } = await opened(setup);
  expect(layer(root).getAttribute('aria-label')).toContain('Lut & Foc');
  expect(layer(root).lang).toBe('ar');
  expect(root.querySelector<HTMLElement>('.panel')!.dir).toBe('rtl');
});

test('with replies it asks for the address; without it promises nothing', async () => {
  const first = await opened();
  expect(first.root.querySelector('h3')!.textContent).toBe('Ask us anything');
  expect(first.root.querySelector<HTMLInputElement>('#email')!.required).toBe(true);
  const second = await opened(createHost({ replies: false }));
  expect(second.root.querySelector('.panel')!.textContent).toContain('We cannot promise an answer');
  expect(second.root.querySelector<HTMLInputElement>('#email')!.required).toBe(false);
});

test('errors stand beside their fields and take the focus', async () => {
  const { root, record } = await opened();
  type(root, 'email', 'maria.ceban@posta');
  submit(root);
  await vi.waitFor(() => expect(root.querySelector('#text-error')!.textContent).toBe('Write your message first'));
  const email = root.querySelector('#email')!;
  expect(email.getAttribute('aria-invalid')).toBe('true');
  expect(email.getAttribute('aria-describedby')).toBe('email-error');
  expect(root.querySelector('#email-error')!.textContent).toBe('The end is missing, as in posta.com');
  expect(root.activeElement?.id).toBe('text');
  expect(record.sent).toEqual([]);
});

test('what the shop will see is shown, and the basket can be left out', async () => {
  const { root, record } = await opened();
  expect(root.querySelector('.seen')!.textContent).toContain('2 items');
  button(root, 'Leave out').click();
  await vi.waitFor(() => expect(root.querySelector('.seen')!.textContent).toContain('left out'));
  type(root, 'text', 'Hello');
  type(root, 'email', 'ana@posta.md');
  submit(root);
  await vi.waitFor(() => expect(root.querySelector('[role=status]')!.textContent).toContain('ana@posta.md'));
  expect(record.sent[0]).not.toHaveProperty('cart');
  expect(root.activeElement?.textContent).toBe('Sent');
});

test('kept and refused are said in their own words', async () => {
  const setup = createHost({}, { mode: () => 'cookieless' });
  setup.record.answer = { state: 'refused', why: 'too large' };
  const { root, record } = await opened(setup);
  type(root, 'text', 'Hello');
  type(root, 'email', 'ana@posta.md');
  submit(root);
  await vi.waitFor(() => expect(root.querySelector('.note[role=alert]')!.textContent).toContain('too large'));
  record.answer = { state: 'kept' };
  submit(root);
  await vi.waitFor(() => expect(root.querySelector('h3')!.textContent).toBe('Kept for sending'));
  expect(root.querySelector('[role=status]')!.textContent).toContain('Keep this tab open');
});

test('both ways stand at the top; feedback has five named marks', async () => {
  const { root, record } = await opened();
  const current = () => root.querySelector('[aria-current]')!.textContent;
  expect(current()).toBe('Write to us');
  button(root, 'Give feedback').click();
  await vi.waitFor(() => expect(root.querySelectorAll('input[type=radio]')).toHaveLength(5));
  const marks = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
    'Very bad',
    'Bad',
    'Neither good nor bad',
    'Good',
    'Very good',
  ]);
  marks[3]!.click();
  submit(root);
  await vi.waitFor(() => expect(record.sent[0]).toMatchObject({ kind: 'feedback', rating: 4 }));
  expect(current()).toBe('Give feedback');
  button(root, 'Write to us').click();
  await vi.waitFor(() => expect(root.querySelector('h3')!.textContent).toBe('Ask us anything'));
});

test('without a connection it says at once that the message waits, and turns to sent when it has gone', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const setup = createHost({}, { mode: () => 'off' });
  let settle: (sending: Sending) => void = () => {};
  setup.record.answer = () => new Promise((resolve) => (settle = resolve));
  const { root, closed } = await opened(setup);
  type(root, 'text', 'Hello');
  type(root, 'email', 'ana@posta.md');
  submit(root);
  await vi.waitFor(() => expect(root.querySelector('h3')!.textContent).toBe('Kept for sending'), 500);
  expect(root.querySelector('[role=status]')!.textContent).toContain('goes out by itself. Keep this tab open');
  settle({ state: 'sent' });
  await vi.waitFor(() => expect(root.querySelector('h3')!.textContent).toBe('Sent'));
  root.querySelector<HTMLElement>('.foot button')!.click();
  expect(closed).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});

test('an empty field runs as its language does, what is typed finds its own direction', async () => {
  const { root } = await opened();
  const text = root.querySelector<HTMLTextAreaElement>('#text')!;
  expect(text.dir).toBe('');
  type(root, 'text', 'مرحبا');
  await vi.waitFor(() => expect(text.dir).toBe('auto'));
  type(root, 'text', '');
  await vi.waitFor(() => expect(text.dir).toBe(''));
});

test('escape closes and gives the focus back', async () => {
  const { root, closed, launcher } = await opened();
  root.querySelector<HTMLElement>('#text')!.focus();
  root.querySelector('#text')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(closed).toHaveBeenCalledOnce();
  expect(root.activeElement).toBe(launcher);
  await vi.waitFor(() => expect(layer(root).hidden).toBe(true));
});

test('half-written words outlive the panel; another language redraws it', async () => {
  const { root, panel, record, host } = await opened();
  type(root, 'text', 'Half a ques');
  panel.destroy();
  expect(layer(root)).toBeNull();
  const again = createPanel(host, () => {});
  again.open('home');
  await vi.waitFor(() => expect(root.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('Half a ques'));
  record.locale = 'ro-MD';
  again.retell();
  await vi.waitFor(() => expect(root.querySelector('h3')!.textContent).toBe('Întrebați-ne orice'));
  expect(root.querySelector<HTMLTextAreaElement>('#text')!.value).toBe('Half a ques');
});

test('open(…, text) fills the question in', async () => {
  const { root, panel } = await opened();
  panel.open('messages', 'Where is my pot?');
  await vi.waitFor(() => expect(root.querySelector<HTMLTextAreaElement>('#text')!.value).toBe('Where is my pot?'));
});

test('destroy leaves the shadow root as it was, and no listener', async () => {
  const setup = createHost();
  const told = [window, document, setup.root].flatMap((target) => [
    [vi.spyOn(target, 'addEventListener'), vi.spyOn(target, 'removeEventListener')] as const,
  ]);
  const { root, panel, launcher } = await opened(setup);
  panel.close();
  panel.destroy();
  expect([...root.children]).toEqual([launcher]);
  expect(root.adoptedStyleSheets).toHaveLength(0);
  for (const [added, removed] of told) {
    const [there, gone] = [added, removed].map(({ mock }) => mock.calls.map(([type, hear]) => [type, hear] as const));
    expect(there!.filter(([type, hear]) => !gone!.some((one) => one[0] === type && one[1] === hear))).toEqual([]);
  }
  expect(told[0]![0]).toHaveBeenCalledWith('click', expect.any(Function), true);
  vi.restoreAllMocks();
});

test('names added to Object.prototype reach no element, and the form works', async () => {
  const added = { extend: () => {}, flavour: 'sour', count: {} };
  Object.assign(Object.prototype, added);
  try {
    const { root, record } = await opened();
    const names = [...root.querySelectorAll('.layer *')].flatMap((element) => element.getAttributeNames());
    expect(names.filter((name) => Object.hasOwn(added, name))).toEqual([]);
    type(root, 'text', 'Hello');
    type(root, 'email', 'ana@posta.md');
    submit(root);
    await vi.waitFor(() => expect(record.sent).toHaveLength(1));
  } finally {
    for (const name of Object.keys(added)) Reflect.deleteProperty(Object.prototype, name);
  }
});

test('where the panel cannot be drawn, a plain form sends the message', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const draw = vi.spyOn(Node.prototype, 'insertBefore').mockImplementation(() => {
    throw new Error('a page that breaks drawing');
  });
  try {
    const { root, record } = await opened();
    root.querySelector<HTMLTextAreaElement>('#text')!.value = 'Hello';
    submit(root);
    await vi.waitFor(() => expect(root.querySelector('#email-error')!.textContent).toContain('e-mail address'));
    root.querySelector<HTMLInputElement>('#email')!.value = 'ana@posta.md';
    submit(root);
    await vi.waitFor(() => expect(root.querySelector('[role=status]')!.textContent).toContain('Sent'));
    expect(record.sent[0]).toMatchObject({ text: 'Hello', email: 'ana@posta.md' });
    expect(warn).toHaveBeenCalledOnce();
  } finally {
    draw.mockRestore();
    warn.mockRestore();
  }
});
