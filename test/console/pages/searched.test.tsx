import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleContent } from '../../../protocol/content.ts';
import { createContents, type Contents } from '../contents.ts';
import { questionDetail, QUESTIONS } from '../figures.ts';
import { settle, SITE } from '../support.ts';
import { setDesk, type Desk } from './desk.tsx';

let desk: Desk;
let contents: Contents;
const draftOf = (id: string) => contents.stored.get(`article/${id}`)?.draft as ArticleContent | undefined;

beforeEach(() => {
  desk = setDesk();
  contents = createContents();
  const paying = { order: 10, languages: { ro: { title: 'Cum plătesc?', text: 'Așa.', phrasings: [] } } };
  contents.put('article', 'paying', { versions: [paying], live: 1, rev: 0 });
  desk.changeable = (method, path, body) =>
    path.includes('/content/') ? contents.collector(method, path, body) : undefined;
  desk.answers['site.json'] = { lang: 'ro', surveys: [], colours: {}, help: { ro: 'c/ro.json' } };
  const more = { text: 'reparati ciobituri', no_help: true } as const;
  desk.answers['questions/q3'] = questionDetail(more, QUESTIONS[2]!);
});
afterEach(() => desk.stop());

describe('a question on a page that says it is in English, of help in Romanian alone', () => {
  it('begins a draft in Romanian, which is said', async () => {
    await desk.start(`#/${SITE}/questions/q3`);
    await desk.press(desk.button('Write it'));
    await settle();
    const { languages } = draftOf('reparati-ciobituri')!;
    expect(Object.keys(languages)).toEqual(['ro']);
    expect(languages['ro']?.phrasings).toContain('reparati ciobituri');
    expect(desk.text()).toContain('Begun in Romanian, which pages in English search');
  });

  it('is linked to an article’s ways to ask in Romanian, which is said', async () => {
    await desk.start(`#/${SITE}/questions/q3`);
    await desk.press(desk.button('Link to an article'));
    await settle();
    desk.place.querySelector<HTMLInputElement>('dialog [type=radio]')!.click();
    await settle();
    const dialog = desk.place.querySelector('dialog')!;
    expect(dialog.textContent).toContain('They join its ways to ask in Romanian, which pages in English search.');
    await desk.press(desk.button('Add 4 ways to ask to the draft'));
    expect(draftOf('paying')?.languages['ro']?.phrasings).toContain('can i bake in it');
    expect(draftOf('paying')?.languages['en']).toBeUndefined();
  });
});
