import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Me } from '../../../protocol/me.ts';
import type { Explained } from '../../../widget/host.ts';
import { createPanel } from '../../../widget/panel.ts';
import { createHost } from './host.ts';

const ME: Me = {
  first_at: 1_699_000_000_000,
  last_at: 1_700_000_000_000,
  visits: 3,
  events: 12,
  types: [
    { type: 'page_view', count: 7 },
    { type: 'add_to_cart', count: 2 },
    { type: 'view_item', count: 2 },
    { type: 'size_guide', count: 1 },
  ],
  messages: [
    {
      id: 'a',
      kind: 'message',
      at: 1_700_000_000_000,
      text: 'Is it back soon?',
      email: 'ana@posta.md',
      read: true,
      done: false,
    },
  ],
  keeps: { events: 400, messages: 800 },
};

let calls: [url: string, method: string, headers: Record<string, string>][];
let answers: (method: string, url: string) => Response | Promise<Response>;
beforeEach(() => {
  calls = [];
  answers = () => new Response(JSON.stringify(ME));
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    calls.push([url, init.method ?? 'GET', init.headers as Record<string, string>]);
    return answers(init.method ?? 'GET', url);
  });
});
afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const opened = async (mode: 'off' | 'cookieless' | 'full', told: Partial<Explained> = {}, locale = 'en') => {
  const explained: Explained = { why: 'data-consent', visitor: 'v-1', sent: [], ...told };
  const said: unknown[][] = [];
  const renew = vi.fn();
  const setup = createHost(
    {},
    {
      mode: () => mode,
      verbs: { explain: () => explained, consent: (...all) => said.push(all) },
    },
  );
  Object.assign(setup.host.recorder, { renew });
  setup.record.locale = locale;
  const panel = createPanel(setup.host, () => {});
  panel.open('data');
  const text = () => setup.root.querySelector('.panel')?.textContent ?? '';
  const button = (name: string) =>
    [...setup.root.querySelectorAll<HTMLElement>('.panel button')].find((one) => one.textContent.includes(name))!;
  await vi.waitFor(() => expect(setup.root.querySelector('#erase')).toBeTruthy());
  return { ...setup, panel, text, button, said, explained, renew };
};

test('in full it shows what the device and the collector have, under the id that only this browser holds', async () => {
  localStorage.setItem('attendant.demo/n', '{"visitor":"v-1"}');
  localStorage.setItem('another', 'x'.repeat(999));
  const { text, explained } = await opened('full', {
    contacts: [1, 2],
    cart: { currency: 'MDL', items: [{ item_id: 'b', quantity: 2 }] },
  });
  await vi.waitFor(() => expect(text()).toContain('Is it back soon?'));
  expect(calls).toEqual([['https://collector.example/v1/me?site=demo', 'GET', { authorization: 'Bearer v-1' }]]);
  expect(explained.sent.map(({ url }) => url)).toEqual([calls[0]![0]]);
  expect(text()).toContain('1 entry, 66 bytes');
  for (const part of [
    'Pages seen7',
    'Products and basket4',
    'Other1',
    'Visits3',
    'Deleted after400 days',
    'Deleted after800 days',
    'ana@posta.md',
    'Read',
    'Pieces in the basket2',
    'Notes that were shown2',
  ])
    expect(text()).toContain(part);
});

test('without an id nothing is asked, and it says why nothing can be found', async () => {
  const { text } = await opened('cookieless', { visitor: undefined as never });
  expect(text()).toContain('tells visits apart for a day only');
  expect(text()).toContain('Nothing is kept.');
  expect(calls).toEqual([]);
});

test('erasing is asked for once, ends at the collector first, and begins anew', async () => {
  localStorage.setItem('attendant.demo/n', '{"visitor":"v-1"}');
  const { root, text, button, renew } = await opened('full');
  button('Erase').click();
  await vi.waitFor(() => expect(root.activeElement?.id).toBe('keep'));
  expect(text()).toContain('It cannot be brought back.');
  answers = () => new Response('{}', { status: 503 });
  root.querySelector<HTMLElement>('#erase')!.click();
  await vi.waitFor(() => expect(text()).toContain('Not erased: the shop’s server did not confirm it'));
  expect(localStorage.length).toBe(1);
  answers = () => new Response(JSON.stringify({ events: 12, messages: 1 }));
  root.querySelector<HTMLElement>('#erase')!.click();
  await vi.waitFor(() => expect(text()).toContain('Erased. What you do next begins a new record.'));
  expect(calls.at(-1)!.slice(0, 2)).toEqual(['https://collector.example/v1/me?site=demo', 'DELETE']);
  expect([localStorage.length, renew.mock.calls.length]).toEqual([0, 1]);
  expect(text()).not.toContain('Is it back soon?');
});

test('offline nothing is called erased, and the button stays', async () => {
  const { root, text, button } = await opened('full');
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  answers = () => Promise.reject(new TypeError('Failed to fetch'));
  button('Erase').click();
  await vi.waitFor(() => expect(root.querySelector('#sure')).toBeTruthy());
  root.querySelector<HTMLElement>('#erase')!.click();
  await vi.waitFor(() => expect(text()).toContain('Not erased: you are offline.'));
  expect(button('Erase')).toBeTruthy();
});

test('what the collector has can be asked for again when it did not reply', async () => {
  answers = () => new Response('', { status: 500 });
  const { text, button } = await opened('full');
  await vi.waitFor(() => expect(text()).toContain('does not reply'));
  answers = () => new Response(JSON.stringify(ME));
  button('Try again').click();
  await vi.waitFor(() => expect(text()).toContain('Visits3'));
});

test('her no is kept on the device and said at once; taken back, it is gone', async () => {
  const { said, button, text } = await opened('cookieless', { visitor: undefined as never });
  button('Do not count my visits').click();
  expect(said).toEqual([['off', 'visitor']]);
  expect(localStorage.getItem('-attendant.demo/')).toBe('visitor');
  await vi.waitFor(() => expect(button('Let the shop’s setting decide again')).toBeTruthy());
  button('Let the shop’s setting decide again').click();
  expect(localStorage.length).toBe(0);
  await vi.waitFor(() => expect(text()).toContain('from the next page on'));
});

test('the file holds what is kept here and what the collector gives out', async () => {
  localStorage.setItem('attendant.demo/n', '{"visitor":"v-1"}');
  let file: Blob | undefined;
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: (blob: Blob) => ((file = blob), 'blob:x'), revokeObjectURL: () => {} }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const { button } = await opened('full');
  answers = () => new Response('{"events":[1]}');
  button('Download').click();
  await vi.waitFor(() => expect(file).toBeTruthy());
  expect(calls.at(-1)![0]).toBe('https://collector.example/v1/me/export?site=demo');
  expect(JSON.parse(await file!.text())).toMatchObject({
    site: 'demo',
    device: { kept: { 'attendant.demo/n': { visitor: 'v-1' } } },
    collector: { events: [1] },
  });
});

test('every request is listed with what it carried', async () => {
  const body = JSON.stringify({ events: [{}, {}] });
  const sent = [
    { at: 1, url: 'https://collector.example/v1/sites/demo/site.json', status: 200 },
    { at: 2, url: 'https://collector.example/v1/events', status: 200, body },
  ];
  const { text } = await opened('off', { sent, visitor: undefined as never });
  expect(text()).toContain(`2 requests, ${body.length} bytes`);
  expect(text()).toContain('2 events');
  expect(text()).toContain('Asked for the shop’s settings');
});

test('questions that wait for an answer are listed, and each can be let go of', async () => {
  const { root, text, host } = await opened('full');
  const questions = ['first', 'second'].map((text, i) => ({ ask: `a-${i}`, text, at: host.now() }));
  host.recorder.note({ questions });
  host.verbs.consent('full', '');
  root.querySelector<HTMLElement>('#count')!.click();
  await vi.waitFor(() => expect(text()).toContain('Questions whose answers you wait for'));
  root.querySelector<HTMLElement>('#drop-a-0')!.click();
  await vi.waitFor(() => expect(root.activeElement?.id).toBe('drop-a-1'));
  expect(host.recorder.notes().questions).toEqual([questions[1]]);
  root.querySelector<HTMLElement>('#drop-a-1')!.click();
  await vi.waitFor(() => expect(text()).not.toContain('Questions whose answers you wait for'));
});

test('a request without a reply is said to have none and not counted as gone; one without content has no size', async () => {
  const sent = [
    { at: 1, url: 'https://collector.example/v1/sites/demo/site.json', status: 200 },
    { at: 2, url: 'https://collector.example/v1/events', status: 0, body: '{"events":[1,2]}' },
  ];
  const { text } = await opened('cookieless', { visitor: undefined as never, sent });
  expect(text()).toMatch(/What left this page1 request(?! ?,)/);
  expect(text()).toMatch(/settingsnothing sent along.*2 eventsno reply/);
  expect(text()).not.toContain('0 bytes');
});

test('offline it says that this device is, not that the shop’s server does not reply', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  answers = () => Promise.reject(new TypeError('Failed to fetch'));
  const { text, button } = await opened('full');
  await vi.waitFor(() => expect(text()).toContain('can be shown when you are back'));
  button('Download').click();
  await vi.waitFor(() => expect(text()).toContain('The file could not be made: you are offline.'));
  expect(text()).not.toContain('does not reply');
});
