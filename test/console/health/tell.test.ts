import { describe, expect, it } from 'vitest';
import type { Health, Machine } from '../../../protocol/health.ts';
import { createTimes } from '../../../server/console/format/times.ts';
import { plain } from '../../../server/console/format/sentence.ts';
import { bytes } from '../../../server/console/pages/health/bytes.ts';
import { machineRows } from '../../../server/console/pages/health/machine.tsx';
import { tellNumbering } from '../../../server/console/pages/health/numbering.tsx';
import { tellReason } from '../../../server/console/pages/health/reasons.ts';
import { tellHealth } from '../../../server/console/pages/health/sentence.ts';
import { healthOf, MACHINE } from '../figures.ts';

const NOW = Date.UTC(2026, 10, 21, 10);
const DAY = 86_400_000;

describe('the sentence', () => {
  const tell = (over: Partial<Health>): string =>
    tellHealth(healthOf(over), 7)
      .map((sentence) => plain(sentence).replaceAll(/<\/?\w>/g, ''))
      .join(' ');

  it('says what is worst first, and nothing that is not known', () => {
    expect(tell({ refused: [] })).toBe('Of 12,480 events acknowledged in the last 7 days none is known to be lost.');
    expect(tell({})).toContain('5 times something was refused');
    expect(tell({ refused: [{ why: 'too old', count: 1, last_at: 0 }] })).toContain('. Once something was refused;');
    expect(tell({ lost: 1 })).toMatch(/^1 event of 12,480 events acknowledged in the last 7 days/);
    expect(tell({ lost: 1, machine: { ...MACHINE, ready: false } })).toMatch(
      /^The collector cannot store anything now/,
    );
    expect(tell({ stored: 0 })).toMatch(/^Nothing was stored in the last 7 days, and 5 times something was refused/);
  });

  it('is not about robots and those who were erased', () =>
    expect(
      tell({
        refused: [
          { why: 'a bot', count: 900, last_at: 0 },
          { why: 'erased by the visitor', count: 2, last_at: 0 },
        ],
      }),
    ).not.toContain('refused'));
});

describe('a reason', () => {
  it.each([
    ['a page of an origin that is not in the list of the site', /address that is not in your list/],
    ['older than retention', /kept/],
    ['a bot', /robot/],
    ['erased by the visitor', /erased/],
    ['data.items[].price: not an amount', /product, a basket or an order/],
    ['data: over 8192 characters', /product, a basket or an order/],
    ['type: not a name of a-z and _, 1 to 40 long', /not built as the tag builds it/],
    ['page.url: longer than 2048 characters', /not built as the tag builds it/],
    ['order: currency: not an ISO 4217 code', /Your server/],
    ['email: not an e-mail address', /message or an answer/],
    ['something new', /another reason/],
  ])('%s', (why, what) => {
    expect(tellReason(why).what).toMatch(what);
    expect(tellReason(why).todo).toMatch(/\w/);
  });
});

describe('what pages numbered', () => {
  const of = (more: object) => ({ tabs: 40, missing: 0, holed: 0, unended: 0, refused: 0, ...more });
  const tell = (mode: 'full' | 'cookieless', more: object): string =>
    tellNumbering(mode, of(more))
      .map(({ text }) => text)
      .join('\n');

  it('tells a hole by what its mode can know, and that it may be a refusal', () => {
    expect(tell('cookieless', { missing: 12, holed: 3 })).toContain(
      '12 numbers are missing between others in 3 of 40 page loads: made on a page, not stored',
    );
    expect(tell('cookieless', { missing: 12, holed: 3 })).toContain('when a tab closes while the network is away');
    expect(tell('full', { missing: 1, holed: 1 })).toContain('wait on a device that is offline');
    expect(tell('full', { missing: 2, holed: 1, refused: 9 })).toContain('Up to 2 of them may be among the refused');
  });

  it('calls what came after the last event of a page without a good-bye not known', () => {
    expect(tell('full', { unended: 7 })).toContain(
      'Of 40 page loads, 7 said no good-bye: what they did after their last event is not known',
    );
    expect(tell('full', {})).toBe('40 page loads, and no number is missing between others\nAll 40 said good-bye');
    expect(tell('full', { tabs: 0 })).toBe('No page load in this mode yet, or all of them in the last half hour.');
  });
});

describe('the machine', () => {
  const times = createTimes('Europe/Chisinau');
  const rows = (over: Partial<Machine>) =>
    Object.fromEntries(machineRows({ ...MACHINE, ...over }, NOW, times).map((row) => [row.name, row]));

  it('warns of an old or missing backup, a full disk, and a store that takes nothing', () => {
    expect(Object.values(rows({ backup_at: NOW - DAY })).filter(({ warn }) => warn)).toEqual([]);
    expect(rows({ backup_at: NOW - 8 * DAY })['Last backup']).toMatchObject({ warn: true });
    expect(rows({})['Last backup']).toMatchObject({ warn: true, value: expect.stringContaining('None known') });
    expect(rows({ disk_free: 4e8 })['Free on the disk']).toMatchObject({ warn: true });
    expect(rows({ ready: false })['Can store']).toMatchObject({ warn: true, value: 'No' });
  });

  it('does not guess what a database server knows', () => {
    const { disk_free: _, database: __, ...rest } = MACHINE;
    const told = Object.fromEntries(
      machineRows({ ...rest, store: 'postgres' }, NOW, times).map(({ name, value }) => [name, value]),
    );
    expect(told).toMatchObject({ 'Free on the disk': 'Known to the database server only', Database: 'Not known now' });
  });

  it('counts bytes in thousands', () =>
    expect([0, 999, 1_200, 87_654_321, 1.24e9, 2e15].map(bytes)).toEqual([
      '0 byte',
      '999 byte',
      '1.2 kB',
      '88 MB',
      '1.2 GB',
      '2,000 TB',
    ]));
});
