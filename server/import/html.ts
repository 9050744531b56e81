import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { oneLine, Unreadable, type Entry, type Found } from './entry.ts';
import { questionsIn, type Piece } from './sections.ts';
import { addressFrom, markdownOf, type Address } from './toMarkdown.ts';
import { attribute, elementsIn, isElement, isShown, textOf, type Element, type Node } from './tree.ts';

type Page = DefaultTreeAdapterTypes.Document;
type Fragment = DefaultTreeAdapterTypes.DocumentFragment;
type Reader = (page: Page, address: Address) => Entry[];

/** Elements of a page, or an answer. Bold never closed comes again in every paragraph: kilobytes would make millions. */
const ELEMENTS = 100_000;
/** Objects in each other in the data of a page. */
const DEEPEST = 20;
const TAG = /<\/?[a-z][^<>]*>/i;

/** For one page, or one piece of HTML. */
const counting = (): typeof defaultTreeAdapter => {
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement: (...given) => {
      if (++elements > ELEMENTS) throw new Unreadable(`The page has more than ${ELEMENTS} elements.`);
      return defaultTreeAdapter.createElement(...given);
    },
  };
};

const parsed = (html: string): Page => parse(html, { treeAdapter: counting() });
const pieceOf = (html: string): Fragment => parseFragment(html, { treeAdapter: counting() });

/** Text that may hold HTML, as in data for search engines, as Markdown. */
export const markdownFrom = (text: string, address: Address): string => {
  const html = TAG.test(text)
    ? text
    : text
        .trim()
        .replace(/&(?!#?\w+;)/g, '&amp;')
        .replaceAll('<', '&lt;')
        .replace(/\r?\n/g, '<br>');
  return markdownOf(pieceOf(html).childNodes, address);
};

const wordsIn = (value: unknown): string => (typeof value === 'string' ? textOf(pieceOf(value)) : '');
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const isOf = (type: unknown, name: string): boolean =>
  listed(type).some((one) => typeof one === 'string' && one.replace(/^.*[/:]/, '') === name);

/** Every Question with an answer, wherever it lies in the data. */
function* questionsOf(value: unknown, address: Address, depth = 0): Generator<Entry> {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
  const data = value as Record<string, unknown>;
  const [answer] = [...listed(data['acceptedAnswer']), ...listed(data['suggestedAnswer'])] as { text?: unknown }[];
  if (isOf(data['@type'], 'Question') && typeof answer?.text === 'string') {
    yield { question: wordsIn(data['name'] ?? data['text']), answer: markdownFrom(answer.text, address) };
    return;
  }
  for (const one of Object.values(data)) yield* questionsOf(one, address, depth + 1);
}

const inData: Reader = (page, address) => {
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

const inMicrodata: Reader = (page, address) =>
  [...elementsIn(page)]
    .filter((one) => /schema\.org\/Question\/?$/.test(attribute(one, 'itemtype') ?? ''))
    .flatMap((one) => {
      const [name, given] = [withProperty(one, 'name'), withProperty(one, 'acceptedAnswer')];
      if (!name || !given) return [];
      const text = withProperty(given, 'text') ?? given;
      const question = attribute(name, 'content') ?? textOf(name);
      return [{ question, answer: markdownOf(text.childNodes, address) }];
    });

const inDetails: Reader = (page, address) =>
  [...elementsIn(page, isShown)]
    .filter((one) => one.tagName === 'details')
    .flatMap((one) => {
      const summary = one.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'summary');
      if (!summary) return [];
      const rest = one.childNodes.filter((node) => node !== summary);
      return [{ question: textOf(summary), answer: markdownOf(rest, address) }];
    });

/** A list of terms whose terms ask. */
const inTerms: Reader = (page, address) => {
  const terms: { question: string; answers: Node[] }[] = [];
  for (const element of elementsIn(page, isShown)) {
    if (element.tagName === 'dt') terms.push({ question: textOf(element), answers: [] });
    if (element.tagName === 'dd') terms.at(-1)?.answers.push(element);
  }
  return terms
    .filter(({ question }) => /[?？؟]$/.test(question))
    .map(({ question, answers }) => ({ question, answer: markdownOf(answers, address) }));
};

const AROUND = new Set(['nav', 'header', 'footer', 'aside']);
const HEADING = /^h([1-6])$/;

/** The page in a row: headings, and whatever holds none, in between. */
const rowOf = (nodes: readonly Node[], depth = 0): Piece<Node>[] =>
  nodes.flatMap((node): Piece<Node>[] => {
    if (!isElement(node)) return [{ body: node }];
    const level = HEADING.exec(node.tagName)?.[1];
    if (level) return [{ level: Number(level), title: textOf(node) }];
    if (AROUND.has(node.tagName) || !isShown(node) || depth > 100) return [];
    const holds = [...elementsIn(node)].some(({ tagName }) => HEADING.test(tagName));
    return holds ? rowOf(node.childNodes, depth + 1) : [{ body: node }];
  });

const headingNode = (title: string, level: number): Node => {
  const [node] = parseFragment(`<h${level}></h${level}>`).childNodes as [Element];
  node.childNodes.push({ nodeName: '#text', value: title, parentNode: node });
  return node;
};

const inHeadings: Reader = (page, address) => {
  const all = [...elementsIn(page)];
  const root = all.find(({ tagName }) => tagName === 'main') ?? all.find(({ tagName }) => tagName === 'body');
  return questionsIn(rowOf(root?.childNodes ?? []), headingNode).map(({ title, topic, bodies }) => ({
    question: title,
    answer: markdownOf(bodies, address),
    ...(topic && { topic }),
  }));
};

const READERS: readonly (readonly [how: string, read: Reader])[] = [
  ['FAQPage data (JSON-LD)', inData],
  ['FAQPage markup (microdata)', inMicrodata],
  ['folded sections (details)', inDetails],
  ['a list of terms (dl)', inTerms],
  ['headings', inHeadings],
];

const whole = (entries: readonly Entry[]): Entry[] =>
  entries
    .map((one) => ({ ...one, question: oneLine(one.question) }))
    .filter(({ question, answer }) => question && answer.trim());

/**
 * Questions and answers on a page: from what it says to search engines, else from how it is built.
 * @param base address of the page, by which its links are understood
 * @throws Unreadable when it is too large
 */
export const entriesInHtml = (html: string, base?: string): Found => {
  const page = parsed(html);
  const root = page.childNodes.find(isElement);
  const lang = root && attribute(root, 'lang')?.trim();
  for (const [how, read] of READERS) {
    const entries = whole(read(page, addressFrom(base)));
    if (entries.length) return { entries, how, ...(lang && { lang }) };
  }
  return { entries: [], how: 'nothing', ...(lang && { lang }) };
};
