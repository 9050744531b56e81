import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_KINDS, type ContentKind } from '../../../protocol/content.ts';
import { isContentId, publishable } from '../../../server/publish/checks.ts';
import { documentOf } from '../../../server/publish/document.ts';
import { shaped } from '../../../server/publish/shapes.ts';
import { standardContents, standardLook, standardSurvey } from '../../../server/publish/standard.ts';
import { Unpublishable } from '../../../server/publish/unpublishable.ts';
import { article, item, nudge } from './contents.ts';

const seed = Number(process.env['SEED'] ?? 1);

const refusal = (kind: ContentKind, id: string, body: unknown): [field: string | undefined, why: string] => {
  try {
    publishable(kind, id, body);
  } catch (error) {
    if (error instanceof Unpublishable) return [error.field, error.message];
    throw error;
  }
  return [undefined, ''];
};

const words = (more: object = {}) => ({ en: { title: 'Your basket', yes: 'Go', ...more } });
const week = (...monday: [number, number][]) => [monday, [], [], [], [], [], []];
const hours = (more: object = {}) => ({ time_zone: 'Europe/Chisinau', week: week([540, 1080]), ...more });
const asked = (questions: object[]) => ({
  ...standardSurvey,
  languages: { en: { id: 'after-purchase', lang: 'en', title: 't', thanks: 't', questions } },
});

describe('what can be published', () => {
  it('is what a new site begins with', () => {
    for (const { kind, id, body } of standardContents()) expect(publishable(kind, id, body)).toEqual(body);
  });

  it.each<[ContentKind, unknown, string | undefined, RegExp]>([
    ['article', article('', {}), 'languages', /a title and a text in at least one language/],
    ['article', { ...article(), order: 'first' }, 'order', /not a number/],
    ['article', { ...article(), languages: { 'not a tag': { title: '', text: '', phrasings: [] } } }, undefined, /./],
    ['article', article('x'.repeat(20_001)), 'languages.en.text', /longer than 20000/],
    ['article', { ...article(), topic: 'Two Words' }, 'topic', /not an id/],
    ['article', [], 'order', /is missing/],
    ['article', 'text', undefined, /not what article looks like/],
    [
      'topics',
      {
        topics: [
          { id: 'a', names: { en: 'A' } },
          { id: 'a', names: { en: 'B' } },
        ],
      },
      'topics.1.id',
      /two topics/,
    ],
    ['topics', { topics: [{ id: 'a', names: { en: ' ' } }] }, 'topics.0.names', /a name/],
    ['nudge', nudge({ after_s: 29 }), 'after_s', /30 seconds at the earliest/],
    ['nudge', nudge({ hold: 51 }), 'hold', /At most 50 per cent/],
    ['nudge', nudge({ hold: -1 }), 'hold', /below 0/],
    ['nudge', nudge({ hold: 0.5 }), 'hold', /whole/],
    ['nudge', nudge({ kind: 'free_delivery', within: 5 }), 'threshold', /delivery is free/],
    ['nudge', nudge({ kind: 'free_delivery', threshold: 0, within: 5 }), 'threshold', /delivery is free/],
    ['nudge', nudge({ kind: 'free_delivery', threshold: 5 }), 'within', /missing/],
    ['nudge', nudge({ kind: 'returning_cart' }), 'away_h', /hours/],
    ['nudge', { ...nudge(), kind: 'popup' }, 'kind', /not one of idle_cart/],
    ['nudge', nudge({ name: ' ' }), 'name', /a name/],
    ['nudge', nudge({ languages: {} }), 'languages', /at least one language/],
    ['nudge', nudge({ languages: words({ yes: ' ' }) }), 'languages.en.yes', /button/],
    ['nudge', nudge({ languages: words({ title: '' }) }), 'languages.en.title', /title/],
    ['nudge', nudge({ languages: words({ text: 'Save {gap}' }) }), 'languages.en.text', /\{gap\} is known only/],
    ['nudge', nudge({ languages: words({ text: 'Dear {name}' }) }), 'languages.en.text', /no \{name\}/],
    ['nudge', nudge({ languages: words({ href: 'javascript:alert(1)' }) }), 'languages.en.href', /https/],
    ['nudge', nudge({ languages: words({ href: 'cart' }) }), 'languages.en.href', /https/],
    [
      'nudge',
      nudge({ languages: words({ text: 'Only 2 left' }) }),
      'languages.en.text',
      /scarcity.*Take the number out/,
    ],
    ['look', { ...standardLook, brand: 'green' }, 'brand', /#1d5c50/],
    ['look', { ...standardLook, mark: 'LF' }, 'mark', /one letter/],
    ['look', { ...standardLook, lang: 'de' }, 'launcher', /in de/],
    ['look', { ...standardLook, launcher: { en: 'Ask', ro: ' ' } }, 'launcher.ro', /launcher says/],
    ['hours', hours({ time_zone: 'Mars/Olympus' }), 'time_zone', /no such time zone/],
    ['hours', hours({ week: week([1080, 540]) }), 'week.0', /closes after it opens/],
    ['hours', hours({ week: week([540, 540]) }), 'week.0', /closes after/],
    ['hours', hours({ week: week([0, 1441]) }), 'week.0.0.1', /over 1440/],
    ['hours', hours({ week: week([540, 720], [700, 800]) }), 'week.0', /overlap/],
    ['hours', hours({ week: [[]] }), 'week', /seven days/],
    ['hours', hours({ closed: ['2026-02-30'] }), 'closed.0', /not a date/],
    ['budget', { session: 1, day: 1, rest_h: 1 }, 'never', /./],
    ['survey', asked([]), 'languages.en.questions', /at least one question/],
    ['survey', asked([{ id: 'a', kind: 'single', title: 'Which?' }]), 'languages.en.questions.0', /two answers/],
    ['survey', asked([{ id: 'a', kind: 'nps', title: ' ' }]), 'languages.en.questions.0', /Write the question/],
    [
      'survey',
      asked([{ id: 'a', kind: 'text', title: 'Why?', when: { question: 'b' } }]),
      'languages.en.questions.0',
      /does not come before/,
    ],
    ['survey', { ...standardSurvey, id: 'other' }, 'languages.en', /another survey/],
  ])('is not %s with %j', (kind, body, field, why) => {
    const id = ['article', 'nudge', 'survey'].includes(kind) ? 'one' : kind;
    const [at, words] = refusal(kind, id, body);
    expect(words).toMatch(why);
    if (field) expect(at).toBe(field);
  });

  it('has an id of its kind', () => {
    expect(isContentId('look', 'look')).toBe(true);
    expect(isContentId('look', 'other')).toBe(false);
    for (const id of ['', 'A', 'a b', 'a'.repeat(61), '../x', '__proto__'])
      expect(isContentId('article', id)).toBe(false);
    expect(refusal('article', 'A B', article())[1]).toMatch(/cannot be the id/);
  });

  it('loses fields that its kind does not know', () => {
    const body = JSON.parse('{"order":1,"languages":{},"evil":1,"__proto__":{"by":"x"}}') as unknown;
    expect(shaped('article', body)).toEqual({ order: 1, languages: {} });
    expect(shaped('article', body)).not.toHaveProperty('by');
  });

  it('a draft may be begun and no more', () => {
    expect(shaped('article', { order: 0, languages: { en: { title: '', text: '', phrasings: [] } } })).toBeTruthy();
    expect(shaped('nudge', { kind: 'idle_cart', name: '', on: false, hold: 0, languages: {} })).toBeTruthy();
    expect(shaped('look', { ...standardLook, brand: '#1' })).toBeTruthy();
  });

  it(`whatever comes is refused in words, or can be shown (seed ${seed})`, () => {
    const real: Partial<Record<ContentKind, object>> = {
      article: article(),
      nudge: nudge(),
      look: standardLook,
      hours: hours(),
    };
    const body = fc.constantFrom(...CONTENT_KINDS).chain((kind) =>
      fc.tuple(
        fc.constant(kind),
        fc.oneof(
          fc.jsonValue({ maxDepth: 4 }),
          fc
            .tuple(fc.constantFrom(...Object.keys(real[kind] ?? { x: 1 })), fc.jsonValue({ maxDepth: 3 }))
            .map(([field, value]) => ({ ...real[kind], [field]: value })),
        ),
      ),
    );
    const check = ([kind, value]: [ContentKind, unknown]): void => {
      const id = isContentId(kind, kind) ? kind : 'one';
      const [, why] = refusal(kind, id, value);
      if (why) expect(why).toMatch(/\w{2}/);
      else
        expect(documentOf({ name: 'S', currency: 'EUR' }, [item(kind, id, publishable(kind, id, value))])).toBeTruthy();
    };
    fc.assert(fc.property(body, check), { seed, numRuns: 600 });
  });
});

describe('the demo', () => {
  const folder = join(import.meta.dirname, '../../../demo/content');
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  it('has articles that can be published', () => {
    for (const name of readdirSync(join(folder, 'articles')))
      expect(refusal('article', name.replace('.json', ''), read(`articles/${name}`))).toEqual([undefined, '']);
  });
});
