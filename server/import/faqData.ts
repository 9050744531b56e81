import type { Entry } from './entry.ts';
import { markdownFrom, pieceOf, type Page } from './parsed.ts';
import { markdownOf, type Address } from './toMarkdown.ts';
import { attribute, elementsIn, langOf, textOf, type Element } from './tree.ts';

// What a page tells search engines: schema.org's FAQPage, as JSON-LD or in its markup.

/** Objects in each other in the data of a page. */
const DEEPEST = 20;
const wordsIn = (value: unknown): string => (typeof value === 'string' ? textOf(pieceOf(value)) : '');
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const isOf = (type: unknown, name: string): boolean =>
  listed(type).some((one) => typeof one === 'string' && one.replace(/^.*[/:]/, '') === name);

/** Every Question with an answer, wherever it lies in the data. */
function* questionsOf(value: unknown, address: Address, around?: string, depth = 0): Generator<Entry> {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
  const data = value as Record<string, unknown>;
  const said = data['inLanguage'];
  const lang = typeof said === 'string' && said.trim() ? said.trim() : around;
  const [answer] = [...listed(data['acceptedAnswer']), ...listed(data['suggestedAnswer'])] as { text?: unknown }[];
  if (isOf(data['@type'], 'Question') && typeof answer?.text === 'string') {
    const question = wordsIn(data['name'] ?? data['text']);
    yield { question, answer: markdownFrom(answer.text, address), ...(lang && { lang }) };
    return;
  }
  for (const one of Object.values(data)) yield* questionsOf(one, address, lang, depth + 1);
}

/** In JSON-LD. */
export const inData = (page: Page, address: Address): Entry[] => {
  const scripts = [...elementsIn(page)].filter(
    (one) => one.tagName === 'script' && attribute(one, 'type')?.toLowerCase() === 'application/ld+json',
  );
  return scripts.flatMap((script) => {
    const text = script.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
    try {
      return [...questionsOf(JSON.parse(text), address)];
    } catch {
      // Broken data is not rare, and the page may tell the same in its markup.
      return [];
    }
  });
};

const withProperty = (element: Element, name: string): Element | undefined =>
  [...elementsIn(element)].find((one) => attribute(one, 'itemprop')?.split(/\s+/).includes(name));

/** In microdata. */
export const inMicrodata = (page: Page, address: Address): Entry[] =>
  [...elementsIn(page)]
    .filter((one) => /schema\.org\/Question\/?$/.test(attribute(one, 'itemtype') ?? ''))
    .flatMap((one) => {
      const [name, given] = [withProperty(one, 'name'), withProperty(one, 'acceptedAnswer')];
      if (!name || !given) return [];
      const text = withProperty(given, 'text') ?? given;
      const question = attribute(name, 'content') ?? textOf(name);
      const lang = langOf(one);
      return [{ question, answer: markdownOf(text.childNodes, address), ...(lang && { lang }) }];
    });
