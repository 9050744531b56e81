import { describe, expect, it } from 'vitest';
import { told } from '../../../server/console/format/emphasis.ts';
import { changesOf, stateIn, withThreshold, withWords } from '../../../server/console/pages/nudges/body.ts';
import { adviceOf } from '../../../server/console/pages/nudges/advice.tsx';
import { marksOf } from '../../../server/console/pages/nudges/list.tsx';
import { lasting, ruleInWords } from '../../../server/console/pages/nudges/rule.ts';
import {
  daysWithHalf,
  tellDays,
  tellDifference,
  tellExtra,
  tellNeeds,
  tellUnclear,
} from '../../../server/console/pages/nudges/sentence.ts';
import { sorted, verdictOf, type Row } from '../../../server/console/pages/nudges/verdict.ts';
import { armOf, nudgeOf, resultOf, rowOf, tooFew } from './things.ts';

const say = (by: number, low: number, high: number): string =>
  told(tellDifference({ by, low, high })).replaceAll('\u00a0', ' ');

describe('the sentence', () => {
  it.each([
    [3.5, 0.6, 6.4, 'Of 100 people who saw it, 3 to 4 more ordered than of 100 held back (1 to 6).'],
    [12.9, 4.2, 21, 'Of 100 people who saw it, about 13 more ordered than of 100 held back (4 to 21).'],
    [0.62, 0.11, 1.1, 'Of 1,000 people who saw it, about 6 more ordered than of 1,000 held back (1 to 11).'],
    [3.1, 0.2, 6, 'Of 100 people who saw it, about 3 more ordered than of 100 held back (0.2 to 6).'],
    [-3.5, -6.4, -0.6, 'Of 100 people who saw it, 3 to 4 fewer ordered than of 100 held back (1 to 6).'],
    [
      0.5,
      -1.6,
      2.7,
      'Of 100 people who saw it, 2 fewer to 3 more ordered than of 100 held back: no difference is seen.',
    ],
  ])('%s (%s to %s)', (by, low, high, sentence) => expect(say(by, low, high)).toBe(sentence));

  it('has a figure beside it', () => {
    expect(tellExtra({ by: 3.52, low: 0.6, high: 6.44 })).toEqual({ by: '+3.5', range: '0.6 to 6.4' });
    expect(tellExtra({ by: -0.04, low: -0.2, high: 0.12 })).toEqual({ by: '−0.04', range: '−0.2 to 0.12' });
    expect(tellExtra({ by: 0.001, low: -2, high: 2 }).by).toBe('0');
  });

  it('of a time is one to plan with', () =>
    expect([0.2, 1, 13, 14, 40, 60, 150, 800].map(tellDays)).toEqual([
      '1 day',
      '1 day',
      '13 days',
      '2 weeks',
      '6 weeks',
      '2 months',
      '5 months',
      '2 years',
    ]));
});

describe('too few data', () => {
  it('is told with how many are missing and how long that takes', () => {
    const { lines, share, half } = tellNeeds(tooFew());
    expect(lines).toEqual([
      'About 2,900 more people are needed: 212 people of about 3,100 so far.',
      'At the present pace that takes about 5 months more; with half held back, about 5 weeks.',
    ]);
    expect([share?.toFixed(3), half]).toEqual(['0.068', true]);
  });

  it('says no time where there is no pace, and no number where it cannot be known', () => {
    expect(tellNeeds(tooFew({ needs: { people: 3_100 } })).lines[1]).toContain('Nobody was due it in the last 14 days');
    const { needs: _, ...unknown } = tooFew();
    expect(tellNeeds(unknown)).toEqual({
      lines: ['212 people were due it so far. How many it takes can be said once some of both groups have ordered.'],
      half: false,
    });
    expect(tellNeeds(tooFew({ shown: armOf(0, 0), held: armOf(0, 0) })).lines).toEqual(['Nobody was due it yet.']);
    expect(tellNeeds(tooFew({ shown: armOf(1, 0), held: armOf(0, 0), needs: { people: 900 } })).lines[0]).toBe(
      'About 900 more people are needed: 1 person of about 900 so far.',
    );
  });

  it('offers half only where that is quicker from nothing', () => {
    expect(daysWithHalf(tooFew())).toBe(37);
    const even = tooFew({ shown: armOf(1_500, 90), held: armOf(1_500, 95), needs: { people: 3_100, days: 5 } });
    expect(tellNeeds(even).half).toBe(false);
    expect(daysWithHalf(tooFew({ shown: armOf(212, 14), held: armOf(0, 0) }))).toBeUndefined();
  });

  it('is told of a difference that may yet be seen', () => {
    expect(tellUnclear(resultOf({ needs: { people: 148_000, days: 400 } }))).toBe(
      'To see a difference as small as that takes about 150,000 people in all, at the present pace about 13 months more.',
    );
    expect(tellUnclear(resultOf({ needs: { people: 148_000 } }))).toMatch(/150,000 people in all\.$/);
    expect(tellUnclear(resultOf())).toBeUndefined();
  });
});

describe('a verdict', () => {
  const refused = { error: 'It speaks of scarcity.', field: 'languages.en.title' };
  it.each<[string, Partial<Row>]>([
    ['works', {}],
    ['harms', { result: resultOf({ verdict: 'harms' }) }],
    ['unclear', { result: resultOf({ verdict: 'unclear' }) }],
    ['measuring', { result: tooFew() }],
    ['measuring', { state: 'changed', body: nudgeOf({ on: false }), live: nudgeOf(), result: tooFew() }],
    ['unmeasured', { body: nudgeOf({ hold: 0 }), result: tooFew() }],
    ['unmeasured', { state: 'changed', live: nudgeOf({ hold: 0 }), result: tooFew() }],
    ['off', { body: nudgeOf({ on: false }) }],
    ['off', { state: 'off', result: resultOf({ verdict: 'off' }) }],
    ['draft', { state: 'draft', result: tooFew() }],
    ['draft', { state: 'draft', refused: { error: 'Say from which value.', field: 'threshold' } }],
    ['refused', { state: 'draft', refused }],
    ['unknown', { result: undefined }],
  ])('is %s', (verdict, row) => expect(verdictOf(rowOf(row))).toBe(verdict));

  it('of those on the pages comes first', () => {
    const named = (name: string, more: Partial<Row> = {}): Row => rowOf({ body: nudgeOf({ name }), ...more });
    const rows = [named('B'), named('D', { state: 'off' }), named('C', { state: 'draft' }), named('A')];
    expect(sorted(rows).map(({ body }) => body.name)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('leads to something to do, if there is something', () => {
    const title = (row: Partial<Row>): string | undefined => adviceOf(rowOf(row))?.title;
    expect(title({})).toBeUndefined();
    expect(title({ result: tooFew() })).toBe('Idle basket: too few data yet');
    expect(title({ body: nudgeOf({ hold: 0 }) })).toBe('Idle basket: nobody is held back');
    expect(title({ result: resultOf({ verdict: 'harms' }) })).toBe('Idle basket harms');
    expect(adviceOf(rowOf({ state: 'draft', refused }))).toMatchObject({
      title: 'Idle basket cannot be published',
      lead: refused.error,
      link: 'Edit text',
    });
    expect(title({ state: 'draft', refused: { error: 'x', field: 'within' } })).toBe('Idle basket is not complete');
  });
});

describe('the scale', () => {
  it('holds every interval, and nought', () => {
    const rows = [rowOf(), rowOf({ result: resultOf({ difference: { by: 0.5, low: -1.6, high: 2.7 } }) })];
    const marks = marksOf(rows);
    expect([marks[0]! <= -1.6, marks.at(-1)! >= 6.4, marks.includes(0)]).toEqual([true, true, true]);
    expect(marksOf([rowOf({ result: tooFew() })])).toContain(0);
  });
});

describe('a rule in words', () => {
  it.each([
    [{}, 'baskets that have not changed for 10 minutes while the page is looked at'],
    [{ after_s: 45 }, 'baskets that have not changed for 45 seconds while the page is looked at'],
    [
      { kind: 'free_delivery' as const, threshold: 400, within: 160 },
      'baskets to which at most MDL 160 is missing for free delivery from MDL 400 on',
    ],
    [
      { kind: 'free_delivery' as const },
      'baskets to which at most (not said yet) is missing for free delivery from (not said yet) on',
    ],
    [
      { kind: 'returning_cart' as const, away_h: 1 },
      'shoppers who are back after 1 hour or more with the basket of an earlier visit, where an id is allowed on the device',
    ],
  ])('%j', (more, words) => expect(ruleInWords(nudgeOf(more), 'MDL').replaceAll('\u00a0', ' ')).toBe(words));

  it('says times in the largest unit without a rest', () =>
    expect([30, 90, 120, 3_600, 86_400].map(lasting)).toEqual([
      '30 seconds',
      '90 seconds',
      '2 minutes',
      '1 hour',
      '1 day',
    ]));
});

describe('what is written', () => {
  const live = nudgeOf();
  it('is told by what is other than on the pages', () => {
    const body = withWords({ ...withThreshold(live, 'after_s', 60), hold: 50 }, 'ro', {
      title: 'În coș',
      yes: 'Spre coș',
    });
    expect(changesOf(body, live)).toEqual(['the rule', 'the hold-out', 'Romanian']);
    expect(changesOf(live, live)).toEqual([]);
  });

  it('keeps no empty languages, texts or addresses', () => {
    const more = withWords(live, 'en', { text: 'x', href: '/cart' });
    expect(withWords(more, 'en', { text: '', href: '' })).toEqual(live);
    expect(withWords(live, 'en', { title: '', yes: '' }).languages).toEqual({});
    expect(withThreshold(live, 'after_s', undefined)).not.toHaveProperty('after_s');
  });

  it('stands in each language by title and button', () => {
    const half = withWords(live, 'ro', { title: 'În coș' });
    expect(['en', 'ro', 'ru'].map((lang) => stateIn(lang, half, live))).toEqual(['live', 'draft', 'missing']);
    expect(stateIn('en', withWords(live, 'en', { title: '', yes: '' }), live)).toBe('removed');
  });
});
