import { describe, expect, it } from 'vitest';
import {
  changesOf,
  grouped,
  moved,
  movedTo,
  placedBody,
  type Group,
  type Row,
} from '../../../server/console/pages/articles/arrange.ts';

const row = (id: string, order: number, topic?: string): Row => ({
  id,
  state: 'live',
  at: 0,
  body: { order, languages: {}, ...(topic ? { topic } : {}) },
});
const topics = ['care', 'paying'].map((id) => ({ id, names: {} }));
const rows = [row('oven', 20, 'care'), row('glaze', 10, 'care'), row('card', 30, 'paying'), row('lost', 5, 'gone')];
const told = (groups: Group[]): string =>
  groups.map((group) => `${group.topic}: ${group.rows.map(({ id }) => id).join(' ')}`).join(', ');
const changed = (groups: Group[]): string[] =>
  changesOf(groups).map(({ row: { id }, topic, order }) => `${id} ${topic} ${order}`);
const start = grouped(
  rows.filter(({ id }) => id !== 'lost'),
  topics,
);

describe('the list', () => {
  it('is by topic in the owner’s order; those of an unknown topic stand at the end', () => {
    expect(told(grouped(rows, topics))).toBe('care: glaze oven, paying: card, : lost');
  });
});

describe('moving', () => {
  it('two change places, and nothing else changes', () => {
    const groups = moved(start, 'oven', -1);
    expect(told(groups)).toBe('care: oven glaze, paying: card, : ');
    expect(changed(groups)).toEqual(['oven care 10', 'glaze care 20']);
    expect(changed(moved(groups, 'oven', 1))).toEqual([]);
  });
  it('goes on into the next topic at the end of one', () => {
    const down = moved(start, 'oven', 1);
    expect(told(down)).toBe('care: glaze, paying: oven card, : ');
    expect(changed(down)).toEqual(['oven paying 20']);
    expect(told(moved(down, 'oven', -1))).toBe('care: glaze oven, paying: card, : ');
    expect(told(moved(moved(start, 'card', 1), 'card', 1))).toBe('care: glaze oven, paying: , : card');
    expect(told(moved(start, 'glaze', -1))).toBe(told(start));
  });
  it('to another topic puts it at its end', () => {
    const groups = movedTo(start, 'card', 'care');
    expect(told(groups)).toBe('care: glaze oven card, paying: , : ');
    expect(changed(groups)).toEqual(['card care 30']);
    expect(changed(movedTo(start, 'card', ''))).toEqual(['card  30']);
  });
  it('tells equal numbers apart', () => {
    const even = grouped([row('a', 10, 'care'), row('b', 10, 'care')], topics);
    expect(changed(moved(even, 'b', -1))).toEqual(['a care 11']);
  });
  it('leaves the words alone', () => {
    const body = { order: 1, topic: 'care', languages: { en: { title: 'A', text: 'B', phrasings: [] } } };
    expect(placedBody(body, { topic: '', order: 7 })).toEqual({ order: 7, languages: body.languages });
  });
});
