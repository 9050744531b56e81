import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../widget/answers/matcher.ts';

const entries = [
  { id: 'returns', question: 'Returns', alternatives: ['send it back'], answer: 'A courier collects the parcel.' },
  {
    id: 'care',
    question: 'Care',
    alternatives: ['how to wash'],
    answer: 'Porcelain survives dishwashers. Send a photo.',
  },
  { id: 'hours', question: 'Opening hours', alternatives: ['when open'], answer: 'Monday to Friday.' },
];
const chinese = [
  { id: 'invoice', question: '发票', alternatives: ['开票'], answer: '电子发票会发送到您的邮箱。' },
  { id: 'hours', question: '营业时间', alternatives: ['几点开门'], answer: '周一到周五。' },
];
const first = (text: string, of = entries, lang = 'en') => createMatcher(of, lang).search(text)[0]?.id;

describe('a word that stands in a text alone', () => {
  it.each([
    ['courier', 'returns'],
    ['couriers', 'returns'],
    ['porcelain', 'care'],
    ['friday', 'hours'],
  ])('%s finds its article', (text, id) => expect(first(text)).toBe(id));
  it('is found unfinished', () => expect(first('porce')).toBe('care'));
  it('is found with a slip in it', () => expect(first('porcelian cups')).toBe('care'));
  it('is not taken for one that is much shorter', () =>
    expect(createMatcher(entries, 'en').repaired('porcelainware now')).toEqual([]));
  it('is no slip of another', () => expect(createMatcher(entries, 'en').repaired('courier parcel now')).toEqual([]));
  it('is found in a script without spaces', () => expect(first('邮箱', chinese, 'zh')).toBe('invoice'));
});

describe('a word of phrasings and of texts', () => {
  it('counts more where it is a way to ask', () => expect(first('send')).toBe('returns'));
});

it('finds nothing of what stands nowhere', () => {
  expect(createMatcher(entries, 'en').search('zzzz')).toEqual([]);
  expect(createMatcher([], 'en').search('courier')).toEqual([]);
});
