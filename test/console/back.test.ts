import { expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../server/console/state/address.ts';
import { articleRoute, backTo } from '../../server/console/state/back.ts';

const there = '#/de%20mo/questions/q-3?days=7&page=%2Fp%2F%3Fa%26b';

it('the way back from an article is the address it was opened from, with all its filters', () => {
  const article = formatRoute(articleRoute(parseRoute(there), 'oven', { begun: 'question' }));
  expect(article).toMatch(/^#\/de%20mo\/articles\/oven\?begun=question&from=questions/);
  expect(formatRoute(backTo(parseRoute(article))!)).toBe(there);
});

it.each(['', 'settings', 'starter', 'articles/oven', '/other/questions', 'https://evil.example/questions', '../../x'])(
  'there is none to %s',
  (from) => {
    expect(backTo({ site: 'demo', page: 'articles', filter: {}, query: { from } })).toBeUndefined();
  },
);
