import { expect, it } from 'vitest';
import { indexed } from '../../../server/publish/indexed.ts';
import { compile } from '../../../widget/answers/compile.ts';

const entries = (title: string) => [{ id: 'a', question: title, alternatives: ['how much'], answer: 'Ten.' }];

it('makes an index once for the same entries, and another for others', () => {
  const first = indexed(entries('What does it cost?'), 'en');
  expect(first).toEqual(compile(entries('What does it cost?'), 'en'));
  expect(indexed(entries('What does it cost?'), 'en')).toBe(first);
  expect(indexed(entries('What does it weigh?'), 'en')).not.toEqual(first);
  // How words may have been typed hangs on the language, also where the same is written in two.
  expect(indexed(entries('What does it cost?'), 'ru')).toEqual(compile(entries('What does it cost?'), 'ru'));
});

it('forgets those that were not asked for the longest', () => {
  const first = indexed(entries('first'), 'en');
  for (let i = 0; i < 30; i++) indexed(entries(`other ${i}`), 'en');
  expect(indexed(entries('first'), 'en')).toBe(first);
  for (let i = 0; i < 60; i++) indexed(entries(`another ${i}`), 'en');
  expect(indexed(entries('first'), 'en')).not.toBe(first);
});
