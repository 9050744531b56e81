import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Block } from '../../../protocol/help.ts';
import { leaveNothing, opened, serve, shelf } from './asking.ts';
import { helpOf, TEXTS } from './helped.ts';

beforeEach(serve);
afterEach(leaveNothing);

const p = (words: string, times = 1): Block => ['p', [words.repeat(times)]];

/** What stands outright when that article answers. */
const answered = async (...blocks: Block[]): Promise<string[]> => {
  const { part, texts } = helpOf(undefined, { ...TEXTS, oven: { ...TEXTS['oven']!, blocks } });
  shelf.served = { 'c/help.json': part, 'c/texts.json': texts };
  const { see, all } = await opened('help', 'Can it go in the oven?');
  await see('From Can it go in the oven?');
  return all('.prose > *');
};

test('a short article stands whole', async () => {
  const list: Block = ['ul', [[p('One.')], [p('Two.')]]];
  expect(await answered(p('Yes.'), list, p('See you.'))).toEqual(['Yes.', 'One.Two.', 'See you.']);
});

test('of a long one its beginning, in whole blocks', async () => {
  expect(await answered(p('Ten words. ', 20), p('More. ', 25), p('Rest. ', 30))).toHaveLength(2);
});

test('of one that begins at length the whole first block', async () => {
  expect(await answered(p('Ten words. ', 40), p('More.'))).toHaveLength(1);
});

test('what only leads in takes along what it leads to', async () => {
  const steps: Block = ['ol', [[p('Pack it. ', 60)], [p('Send it.')]]];
  expect(await answered(p('It takes two steps:'), steps, p('Thanks.'))).toHaveLength(2);
});

test.each<Block>([
  ['h', 3, ['Abroad']],
  ['table', [['Where']], [[['Here']]]],
  ['img', 'https://shop.example/a.png', 'A bowl'],
  ['film', 'https://shop.example/a.mp4', 'How'],
])('a new heading, a table or a picture is for the article: %s', async (...block) => {
  expect(await answered(p('Ten words. ', 10), block as Block, p('Rest.'))).toHaveLength(1);
});

test('to a question with nothing near what is often asked stands there', async () => {
  const { ask, see, all } = await opened();
  await see('Often asked');
  ask('asdf qwerty');
  await see('We have no sure answer');
  expect(all('[id^=home-]').length).toBeGreaterThan(0);
});
