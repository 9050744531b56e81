import { assert, constant, constantFrom, property, record, string, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, linkToken, parseRoute, type Route } from '../../server/console/state/address.ts';
import { filterWith, isNarrow, tokensOf } from '../../server/console/state/tokens.ts';
import { ana } from './support.ts';

const words = string({ minLength: 1, maxLength: 30, unit: 'binary' }).filter((text) => text.trim() === text);
const seed = Number(process.env['SEED'] ?? 1);

const routes: Arbitrary<Route> = record({
  site: words,
  page: constant('inbox' as const),
  id: words,
  filter: record(
    {
      status: constantFrom('open' as const, 'done' as const, 'any' as const),
      kind: constantFrom('message' as const, 'feedback' as const, 'survey' as const),
      score: constantFrom('0-6', '9-10/10', '7', '2/5'),
      from: constant('2026-11-01'),
      assignee: constantFrom('me', 'none', '12'),
      survey: words,
      label: words,
      page: words,
      q: words,
    },
    { requiredKeys: [] },
  ),
});

describe('the address', () => {
  it('says everything and gives it back, whatever people typed', () => {
    assert(
      property(routes, (route) => {
        expect(parseRoute(formatRoute(route))).toEqual(route);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('drops what is no filter rather than failing', () => {
    const { filter } = parseRoute('#/demo/inbox?status=new&score=a-b&from=2026-99-99&assignee=x&kind=spam&q=%20pot%20');
    expect(filter).toEqual({ q: 'pot' });
    expect(parseRoute('#/demo/inbox?score=6-0').filter).toEqual({});
    expect(parseRoute('#/demo/inbox?score=7/5').filter).toEqual({});
  });

  it('is the inbox when it says nothing, and keeps no item on other pages', () => {
    expect(parseRoute('')).toEqual({ page: 'inbox', filter: {} });
    expect(parseRoute('#/demo/install/7')).toEqual({ site: 'demo', page: 'install', filter: {} });
    expect(parseRoute('#/%E0%A4%A/inbox')).toEqual({ page: 'inbox', filter: {} });
  });

  it('carries the token of a one-time link', () => {
    expect(linkToken('#link=abc-_9')).toBe('abc-_9');
    expect(linkToken('#/demo/inbox')).toBeUndefined();
  });
});

describe('filter tokens', () => {
  it('name what is filtered by, the usual status too', () => {
    const tokens = tokensOf({ score: '0-6/10', lang: 'ro', assignee: '1', q: 'pot' }, [ana]);
    expect(tokens.map(({ text }) => text)).toEqual([
      'Open',
      'Score 0–6 of 10',
      'Romanian',
      'Given to Ana Rusu',
      '“pot”',
    ]);
    expect(tokensOf({ status: 'any' }, [])).toEqual([]);
  });

  it('are taken away one by one', () => {
    const filter = { status: 'done', label: 'Gift' } as const;
    expect(filterWith(filter, 'label', '')).toEqual({ status: 'done' });
    expect(filterWith(filter, 'status', 'open')).toEqual({ label: 'Gift' });
    expect(filterWith({}, 'status', 'any')).toEqual({ status: 'any' });
    expect(isNarrow({ status: 'done' })).toBe(false);
    expect(isNarrow(filter)).toBe(true);
  });
});
