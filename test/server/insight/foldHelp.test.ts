import { describe, expect, it } from 'vitest';
import { helpOf } from '../../../server/insight/foldHelp.ts';
import type { FoldEvent } from '../../../server/store/store.ts';

/** A minute before midnight, so that what follows is on the next day. */
const LATE = Date.UTC(2026, 10, 9, 23, 59);
const MINUTE = 60_000;

let count = 0;
const after = (minutes: number, type: string, data: object = {}): FoldEvent => ({
  id: `id-${++count}`,
  type,
  at: LATE + minutes * MINUTE,
  data: { article: 'returns', lang: 'en', ...data },
});
const ask = (minutes: number, result: string) => after(minutes, 'faq_ask', { ask: 'q', text: 'Can I?', result });

describe('the articles of a visit', () => {
  const readings = (...events: FoldEvent[]) => helpOf(events).readings;

  it('are told once, from when each was first open, also over midnight, and each language for itself', () =>
    expect(
      readings(
        after(0, 'faq_view', { from: 'home' }),
        after(5, 'faq_view', { from: 'answer' }),
        after(6, 'faq_view', { lang: 'ro' }),
        after(7, 'faq_view', { article: 'sizes' }),
      ),
    ).toEqual([
      { article: 'returns', lang: 'en', at: LATE },
      { article: 'returns', lang: 'ro', at: LATE + 6 * MINUTE },
      { article: 'sizes', lang: 'en', at: LATE + 7 * MINUTE },
    ]));

  it('have the last vote; whoever votes in a later visit has the article open in that one', () => {
    const [no, yes] = [after(1, 'faq_rate', { helped: false }), after(2, 'faq_rate', { helped: true })];
    expect(readings(after(0, 'faq_view'), no, yes)).toEqual([
      { article: 'returns', lang: 'en', at: LATE, helped: true },
    ]);
    expect(readings(no)).toEqual([{ article: 'returns', lang: 'en', at: LATE + MINUTE, helped: false }]);
  });

  it('are those that can be articles, whatever was sent', () => {
    const wild = [{ article: 'a b' }, { article: 7 }, { article: 'x'.repeat(99) }, { article: '' }];
    expect(readings(...wild.map((data) => after(0, 'faq_view', data)))).toEqual([]);
    expect(readings(after(0, 'faq_rate', { helped: 'yes' }), after(0, 'faq_other'), ask(0, 'answered'))).toEqual([]);
    expect(readings(after(0, 'faq_view', { lang: 'e'.repeat(99) }))).toMatchObject([{ lang: 'und' }]);
    expect(helpOf([{ ...after(0, 'faq_view'), data: null }])).toEqual({ readings: [] });
  });
});

describe('the help of a visit', () => {
  const help = (...events: FoldEvent[]) => helpOf(events).help;

  it('is none where nothing was asked or opened', () =>
    expect(help(after(0, 'page_view'), after(0, 'faq_ask', { text: ' ' }))).toBeUndefined());

  it('begins with the first question, and is in the language used last', () =>
    expect(help(ask(0, 'unsure'), after(1, 'faq_view', { lang: 'ro' }))).toEqual({
      at: LATE,
      lang: 'ro',
      answered: true,
    }));

  it('gave an answer if the last that was asked or opened had one', () => {
    expect(help(ask(0, 'unsure'))?.answered).toBe(false);
    expect(help(ask(0, 'unsure'), ask(1, 'answered'))?.answered).toBe(true);
    expect(help(after(0, 'faq_view'), ask(1, 'unsure'))?.answered).toBe(false);
    expect(help(ask(0, 'unsure'), after(1, 'faq_view', { from: 'nearest' }))?.answered).toBe(true);
  });

  it('helped if the last vote says so, on whichever article', () => {
    const [no, yes] = [after(1, 'faq_rate', { helped: false }), after(2, 'faq_rate', { article: 'b', helped: true })];
    expect(help(ask(0, 'answered'))).not.toHaveProperty('helped');
    expect(help(no, yes)?.helped).toBe(true);
    expect(help(yes, no)?.helped).toBe(false);
  });
});
