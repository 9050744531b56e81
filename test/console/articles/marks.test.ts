import { describe, expect, it } from 'vitest';
import { changeFor, typeInto, type Mark } from '../../../server/console/pages/articles/marks.ts';

/** `[` and `]` stand around what is selected, before and after. */
const apply = (mark: Mark, text: string): string => {
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  const value = text.replace('[', '').replace(']', '');
  const change = changeFor(mark, value, start, end);
  const next = value.slice(0, change.from) + change.text + value.slice(change.to);
  return `${next.slice(0, change.start)}[${next.slice(change.start, change.end)}]${next.slice(change.end)}`;
};

describe('a button of the toolbar', () => {
  it.each<[Mark, string, string]>([
    ['bold', 'Put it in a [cold] oven', 'Put it in a **[cold]** oven'],
    ['bold', 'Put it in a **[cold]** oven', 'Put it in a [cold] oven'],
    ['bold', 'Put it in a [cold ]oven', 'Put it in a **[cold]** oven'],
    ['bold', 'Here: []', 'Here: **[important]**'],
    ['italic', 'a [cold] oven', 'a *[cold]* oven'],
    ['italic', 'a *[cold]* oven', 'a [cold] oven'],
    ['italic', 'a **[cold]** oven', 'a ***[cold]*** oven'],
    ['heading', 'First\nBe[fo]re\nLast', 'First\n[## Before]\nLast'],
    ['heading', 'First\n## Be[fo]re', 'First\n[Before]'],
    ['list', '[one\ntwo]', '[- one\n- two]'],
    ['list', '[- one\n- two]', '[one\ntwo]'],
    ['steps', '[- one\n- two]', '[1. one\n2. two]'],
    ['steps', '[1. one\n2. two]', '[one\ntwo]'],
    ['list', 'Before\n[]', 'Before\n- [First thing]'],
  ])('%s: %s', (mark, before, after) => {
    expect(apply(mark, before)).toBe(after);
  });

  const change = (mark: Mark, value: string, start = value.length, end = value.length) => {
    const { from, to, text, start: a, end: b } = changeFor(mark, value, start, end);
    const next = value.slice(0, from) + text + value.slice(to);
    return { next, chosen: next.slice(a, b) };
  };
  it('a link asks for what is missing: the address, or the words', () => {
    expect(change('link', 'see returns', 4, 11)).toEqual({ next: 'see [returns](https://)', chosen: 'https://' });
    expect(change('link', 'https://a.example', 0, 17)).toEqual({
      next: '[words of the link](https://a.example)',
      chosen: 'words of the link',
    });
    expect(change('link', '')).toEqual({ next: '[words of the link](https://)', chosen: 'https://' });
  });
  it('a picture and a film stand on lines of their own', () => {
    expect(change('picture', 'Like this:')).toEqual({
      next: 'Like this:\n\n![What the picture shows](https://)',
      chosen: 'https://',
    });
    expect(change('film', '').next).toBe('![Name of the film](https://….mp4)');
    expect(change('picture', 'a\n\nb', 3, 3).next).toBe('a\n\n![What the picture shows](https://)\n\nb');
  });
  it('a note takes what is selected into its box', () => {
    expect(change('note', 'a\n\nHot\nhot', 3, 10).next).toBe('a\n\n> [!WARNING]\n> Hot\n> hot');
    expect(change('note', '').chosen).toBe('Not on a gas flame');
  });
  it('a table begins with a head and two rows', () => {
    expect(change('table', '').next.split('\n')).toHaveLength(4);
    expect(change('table', '').chosen).toBe('Column 1');
  });
});

it('changes the field as typing does, also where the browser has no command for it', () => {
  const field = document.body.appendChild(document.createElement('textarea'));
  const heard: string[] = [];
  field.addEventListener('input', () => heard.push(field.value));
  field.value = 'a cold oven';
  typeInto(field, changeFor('bold', field.value, 2, 6));
  expect(field.value).toBe('a **cold** oven');
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('cold');
  expect(heard).toEqual(['a **cold** oven']);
  field.remove();
});
