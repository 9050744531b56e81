import { describe, expect, it } from 'vitest';
import { limits } from '../../protocol/limits.ts';
import { visitAfter } from '../../widget/visit.ts';

const DIRECT = { source: '(direct)', medium: '(none)' };
const MAIL = { source: 'news', medium: 'email', campaign: 'autumn' };
const BANK = { source: 'bank.example', medium: 'referral' };
const GAP = limits.sessionGap;

describe('a visit', () => {
  const first = visitAfter({}, 1000, true, MAIL);

  it('begins with a visitor, a session and a source', () => {
    expect(first).toMatchObject({ seen: 1000, last: MAIL, first: MAIL });
    expect(first.visitor).not.toBe(first.session);
  });
  it('goes on with every event, and ends after thirty minutes without one', () => {
    const on = visitAfter(first, 999 + GAP, true);
    expect(on.session).toBe(first.session);
    const next = visitAfter(on, 999 + GAP + GAP, true, DIRECT);
    expect(next.session).not.toBe(first.session);
    expect(next).toMatchObject({ visitor: first.visitor, first: MAIL, last: DIRECT });
    expect([first.before, on.before, next.before]).toEqual([undefined, undefined, 999 + GAP]);
  });
  it('keeps its source when the shopper comes back from elsewhere, unless a campaign brought them', () => {
    expect(visitAfter(first, 2000, true, BANK).last).toEqual(MAIL);
    const other = { ...MAIL, campaign: 'winter' };
    expect(visitAfter(first, 2000, true, other).last).toEqual(other);
    expect(visitAfter(first, 2000, true, { ...DIRECT, click: 'gclid' }).last?.click).toBe('gclid');
  });
  it('has no identifier outside of full', () => {
    expect(visitAfter({}, 1000, false, MAIL)).toEqual({ seen: 1000, last: MAIL });
  });
});
