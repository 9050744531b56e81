import { describe, expect, it } from 'vitest';
import { helpWhy } from '../../server/collect/help.ts';
import { blanked } from '../../server/collect/text.ts';

describe('the data of help and nudges', () => {
  const ask = { ask: 'a1', text: 'Do you ship?', lang: 'en', result: 'unsure' };
  const nudge = { nudge: 'idle', kind: 'idle_cart', version: 1 };

  it('is taken as the pages send it, with more than is known', () => {
    expect(helpWhy('faq_ask', { ...ask, article: 'delivery', more: [1] })).toBeUndefined();
    expect(helpWhy('faq_ask', { ...ask, locale: 'x'.repeat(300) })).toBeUndefined();
    expect(helpWhy('faq_view', { article: 'oven', lang: 'ro', from: 'somewhere' })).toBeUndefined();
    expect(helpWhy('faq_rate', { article: 'oven', lang: 'ro', helped: false, missing: 'unclear' })).toBeUndefined();
    expect(helpWhy('nudge_held', { ...nudge, arm: 'held' })).toBeUndefined();
    expect(helpWhy('nudge_dismissed', { ...nudge, how: 'stop' })).toBeUndefined();
    expect(helpWhy('handover', {})).toBeUndefined();
    expect(helpWhy('message_sent', { id: 'm', kind: 'message' })).toBeUndefined();
    expect(helpWhy('constructor', {})).toBeUndefined();
  });
  it('is refused with its field where it is something else', () => {
    const why = (type: string, data: Record<string, unknown>) => helpWhy(type, data)?.split(':')[0];
    expect(why('faq_ask', { ...ask, text: 'x'.repeat(301) })).toBe('text');
    expect(why('faq_ask', { ...ask, result: 'maybe' })).toBe('result');
    expect(why('faq_ask', { ...ask, lang: 7 })).toBe('lang');
    expect(why('faq_ask', { ...ask, locale: 'x'.repeat(301) })).toBe('locale');
    expect(why('faq_rate', { article: 'oven', lang: 'ro', helped: 'yes' })).toBe('helped');
    expect(why('nudge_shown', { ...nudge, arm: 'held' })).toBe('arm');
    expect(why('nudge_clicked', { ...nudge, version: 1.5 })).toBe('version');
    expect(why('nudge_clicked', { ...nudge, nudge: 'n'.repeat(61) })).toBe('nudge');
  });
});

describe('what somebody asked', () => {
  it.each([
    ['Write to ana.pop@mail.example please', 'Write to … please'],
    ['Call me at +373 69 123 456.', 'Call me at ….'],
    ['(022) 12-34-56 is mine', '… is mine'],
    ['06.12.34.56.78', '…'],
    ['my card 4111 1111 1111 1111', 'my card …'],
    ['手机 13812345678', '手机 …'],
    ['رقمي ٠٦٩١٢٣٤٥٦', 'رقمي …'],
  ])('holds no address or number of a person: %s', (text, kept) => expect(blanked(text)).toBe(kept));
  it.each([
    'Where is order #100123456789?',
    'LF-2026-000421234 has not come',
    'Is it 12.500.000 lei or 1 250 000?',
    'Open on 2026-11-22 at 10:30?',
    'Does the 0.75 l jug fit 28x40?',
  ])('keeps orders, prices and days: %s', (text) => expect(blanked(text)).toBe(text));
});
