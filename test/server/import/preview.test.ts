import { afterEach, beforeEach, expect, it } from 'vitest';
import { previewImport } from '../../../server/import/preview.ts';
import { openWriting, type Writing } from '../console/writing.ts';

let place: Writing;
beforeEach(async () => {
  place = await openWriting();
});
afterEach(() => place.desk.close());

const page = (head: string) => `<html lang="en">${head}<h3>When will it arrive?</h3><p>In 2 days.</p></html>`;
const links = ['ro', 'de'].map((lang) => `<link rel="alternate" hreflang="${lang}" href="/${lang}">`).join('');

it('a page that takes all the time there is comes without its other languages, and says so', async () => {
  let orders = 0;
  const budget = { left: () => (orders ? 0 : 60_000), isWhole: () => !orders, spend: () => void orders++ };
  const { store, site, clock } = place.desk;
  const seen = await previewImport(store, site, {
    sources: [{ name: 'https://shop.example/en', text: page(links), type: 'text/html' }],
    also: ['ro', 'de'],
    readOther: async (name) => ({ name, text: page(''), type: 'text/html' }),
    now: clock.now,
    budget,
  });
  expect(seen.found.map(({ question }) => question)).toEqual(['When will it arrive?']);
  expect(seen.sources.map(({ found, why }) => why ?? found)).toEqual([
    1,
    expect.stringMatching(/^https:\/\/shop\.example\/ro was left out: /),
    expect.stringMatching(/^https:\/\/shop\.example\/de was left out: /),
  ]);
  expect([seen.uncompared, orders]).toEqual([true, 1]);
});
