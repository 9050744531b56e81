import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VERSION } from '../../../widget/answers/format.ts';
import { helped, leaveNothing, of, opened, serve, shelf } from './asking.ts';
import { helpOf } from './helped.ts';
import { createHost } from './host.ts';

beforeEach(serve);
afterEach(leaveNothing);

test('what does not load says so and can be tried again; the form works meanwhile', async () => {
  shelf.down = true;
  const { see, click, find } = await opened();
  await see('The answers did not load');
  await see('Your basket is not affected');
  click('Ask a person');
  await vi.waitFor(() => expect(find('#text')).toBeTruthy());
  click('Back');
  shelf.down = false;
  click('Try again');
  await see('Often asked');
});

test('waiting shows bars only after a moment', async () => {
  let go: (answer: Response) => void = () => {};
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (go = resolve)));
  const { find, root, see } = await opened();
  expect(root.querySelector('.sk')).toBeNull();
  expect(find('#find')).toBeTruthy();
  await vi.waitFor(() => expect(root.querySelectorAll('.sk')).toHaveLength(4));
  go(new Response(JSON.stringify(shelf.served['c/help.json'])));
  await see('Often asked');
});

test('a new revision takes its place whole, and what was asked in vain is answered', async () => {
  const { part, texts } = helpOf(['delivery', 'broken']);
  Object.assign(shelf.served, { 'c/help.json': { ...part, texts: 'c/few.json' }, 'c/few.json': texts });
  const setup = createHost({ help: { en: 'c/help.json' } });
  const { ask, see, find, record } = await opened('home', undefined, setup);
  await see('Often asked');
  ask('can it go in the oven');
  await see('We have no sure answer');
  const more = helpOf(['delivery', 'broken', 'oven']);
  Object.assign(shelf.served, { 'c/next.json': more.part, 'c/texts.json': more.texts });
  setup.host.site.help = { en: 'c/next.json' };
  await vi.waitFor(() => expect(find('.panel').textContent).toContain('Start cold.'), 4000);
  expect(of(record.events, 'faq_ask')).toHaveLength(1);
  expect(of(record.events, 'faq_view')).toMatchObject([{ article: 'oven', from: 'answer' }]);
}, 10_000);

const LATER = 'This page is older than the shop’s help. Reload it.';
/** The articles as a later version of the collector publishes them. */
const laterHelp = () => {
  const { part, texts } = helpOf(['delivery', 'broken']);
  const [, ...rest] = part.index as unknown[];
  return { part: { ...part, index: [VERSION + 1, ...rest], later: LATER, texts: 'c/later-texts.json' }, texts };
};

test('a page that is older than the help goes on with what it has', async () => {
  const setup = createHost({ help: { en: 'c/help.json' } });
  const { type, see, find } = await opened('home', undefined, setup);
  await see('Often asked');
  const { part, texts } = laterHelp();
  const asked: string[] = [];
  Object.assign(shelf.served, { 'c/later-texts.json': texts });
  Object.defineProperty(shelf.served, 'c/later.json', { get: () => (asked.push('later'), part) });
  setup.host.site.help = { en: 'c/later.json' };
  await vi.waitFor(() => expect(asked).toEqual(['later']), 4000);
  type('can it go in the oven');
  await see('Can it go in the oven?');
  expect(find('.panel').textContent).not.toContain('older');
}, 10_000);

test('a page that is older than the help and has none yet shows the lists, and says why it finds nothing', async () => {
  const { part, texts } = laterHelp();
  Object.assign(shelf.served, { 'c/help.json': part, 'c/later-texts.json': texts });
  const { ask, see, find, record } = await opened();
  await see('What does delivery cost?');
  ask('delivery');
  await see(LATER);
  expect(find('.panel').textContent).not.toContain('No answer has these words');
  expect(of(record.events, 'faq_ask')).toEqual([]);
});

test('what the page says of its product stands at home, and follows the page', async () => {
  const facts = document.createElement('script');
  facts.type = 'application/ld+json';
  facts.textContent = JSON.stringify({
    '@type': 'Product',
    name: 'Bowl',
    offers: {
      availability: 'InStock',
      shippingDetails: { '@type': 'OfferShippingDetails', shippingRate: { value: 38, currency: 'EUR' } },
    },
  });
  document.head.append(facts);
  const { see, find } = await opened();
  await see('About Bowl');
  expect(find('.facts').textContent).toContain('In stock');
  expect(find('.facts').textContent).toContain('€38');
  facts.remove();
  await vi.waitFor(() => expect(find('.panel').textContent).not.toContain('About Bowl'), 3000);
});

test('opening hours stand under the name, in the shopper’s own time', async () => {
  const week = Array.from({ length: 7 }, (): [number, number][] => [[0, 1439]]);
  const { see } = await opened('home', undefined, createHost({ ...helped, hours: { time_zone: 'UTC', week } }));
  await see('Open until');
});

test('half-written words are not lost when a question is handed over', async () => {
  const setup = createHost(helped);
  setup.record.drafts.set('message', JSON.stringify({ text: 'I began this' }));
  const { ask, see, click, root } = await opened('home', undefined, setup);
  await see('Often asked');
  ask('zeppelin flights');
  click('Ask a person this question');
  await vi.waitFor(() =>
    expect(root.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('I began this\nzeppelin flights'),
  );
});

test('forms that do not load say so and can be tried again', async () => {
  let broken = true;
  const write = () => (broken ? Promise.reject(new TypeError('no')) : import('../../../widget/ui/write.tsx'));
  const { see, click, find } = await opened('home', undefined, createHost(helped, { write }));
  await see('Often asked');
  click('Ask a person');
  await see('The form did not load');
  broken = false;
  click('Try again');
  await vi.waitFor(() => expect(find('#text')).toBeTruthy());
});

test('opening hours are looked up once a minute, not with every key', async () => {
  const week = Array.from({ length: 7 }, (): [number, number][] => [[0, 1439]]);
  const { see, type } = await opened('home', undefined, createHost({ ...helped, hours: { time_zone: 'UTC', week } }));
  await see('Open until');
  const looked = vi.spyOn(Intl, 'DateTimeFormat');
  for (const words of ['o', 'ov', 'ove', 'oven']) type(words);
  expect(looked.mock.calls.filter(([, look]) => look?.timeZone)).toEqual([]);
});

test('forms that come after the panel was taken away leave nothing', async () => {
  const setup = createHost(helped);
  const { write } = setup.host;
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  setup.host.write = (tries) => held.then(() => write(tries));
  const { see, find, panel, root } = await opened('home', undefined, setup);
  await see('Often asked');
  find('#person').dispatchEvent(new Event('focus'));
  panel.destroy();
  release();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([root.adoptedStyleSheets, root.querySelector('.panel')]).toEqual([[], null]);
});

test('the forms, fetched while somebody reads, leave the focus and the place alone', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { see, root, find } = await opened();
  await see('Often asked');
  const row = find('.panel li button');
  row.focus();
  find('.body').scrollTop = 40;
  vi.advanceTimersByTime(7000);
  await vi.dynamicImportSettled();
  await vi.waitFor(() => expect(root.activeElement).toBe(row));
  expect(find('.body').scrollTop).toBe(40);
});
