import { parseFragment } from 'parse5';
import { asked } from './asking.ts';
import { withOthers } from './beside.ts';
import { ASKS, oneLine, type Entry, type Found } from './entry.ts';
import { inData, inMicrodata } from './faqData.ts';
import { foldedIn } from './folded.ts';
import { parsed, type Page } from './parsed.ts';
import { questionsIn, type Piece } from './sections.ts';
import { addressFrom, markdownOf, type Address } from './toMarkdown.ts';
import { attribute, elementsIn, isElement, isShown, langOf, textOf, type Element, type Node } from './tree.ts';

type Reader = (page: Page, address: Address) => Entry[];

/** What holds the page's words. */
const rootOf = (page: Page): Element | undefined => {
  const all = [...elementsIn(page)];
  return all.find(({ tagName }) => tagName === 'main') ?? all.find(({ tagName }) => tagName === 'body');
};

const inFolded: Reader = (page, address) => {
  const body = [...elementsIn(page)].find(({ tagName }) => tagName === 'body');
  return (body ? foldedIn(body) : []).map(({ nodes, ...entry }) => ({ ...entry, answer: markdownOf(nodes, address) }));
};

const AROUND = new Set(['nav', 'header', 'footer', 'aside']);
const HEADING = /^h([1-6])$/;

const termsIn: Reader = (page, address) => {
  const terms: { question: string; lang: string | undefined; answers: Node[] }[] = [];
  for (const element of elementsIn(page, (one) => isShown(one) && !AROUND.has(one.tagName))) {
    if (element.tagName === 'dt') terms.push({ question: textOf(element), lang: langOf(element), answers: [] });
    if (element.tagName === 'dd') terms.at(-1)?.answers.push(element);
  }
  return terms.map(({ question, lang, answers }) => ({
    question,
    answer: markdownOf(answers, address),
    ...(lang && { lang }),
  }));
};

/** A list of terms whose terms ask. */
const inTerms: Reader = (page, address) => termsIn(page, address).filter(({ question }) => ASKS.test(question));

/** Letters of an answer; what is shorter is a property: its size, its weight. */
const SENTENCE = 25;
const MANY = 2;

/** A list of terms with sentences below them. */
const inOtherTerms: Reader = (page, address) => {
  const terms = termsIn(page, address).filter(({ answer }) => answer.length >= SENTENCE);
  return terms.length >= MANY ? terms : [];
};

/** The page in a row: headings, and whatever holds none, in between. */
const rowOf = (nodes: readonly Node[], depth = 0): Piece<Node>[] =>
  nodes.flatMap((node): Piece<Node>[] => {
    if (!isElement(node)) return [{ body: node }];
    const level = HEADING.exec(node.tagName)?.[1];
    if (level) return [{ level: Number(level), title: textOf(node), lang: langOf(node) }];
    if (AROUND.has(node.tagName) || !isShown(node) || depth > 100) return [];
    const holds = [...elementsIn(node)].some(({ tagName }) => HEADING.test(tagName));
    return holds ? rowOf(node.childNodes, depth + 1) : [{ body: node }];
  });

const headingNode = (title: string, level: number): Node => {
  const [node] = parseFragment(`<h${level}></h${level}>`).childNodes as [Element];
  node.childNodes.push({ nodeName: '#text', value: title, parentNode: node });
  return node;
};

const inHeadings: Reader = (page, address) =>
  questionsIn(rowOf(rootOf(page)?.childNodes ?? []), headingNode).map(({ title, topic, lang, bodies }) => ({
    question: title,
    answer: markdownOf(bodies, address),
    ...(topic && { topic }),
    ...(lang && { lang }),
  }));

/** Lines that ask, such as bold ones, in the words of the page without what stands around them. The last: it takes these out. */
const inLines: Reader = (page, address) => {
  const root = rootOf(page);
  if (!root) return [];
  for (const element of [root, ...elementsIn(root)])
    element.childNodes = element.childNodes.filter((node) => !isElement(node) || !AROUND.has(node.tagName));
  return asked(markdownOf(root.childNodes, address));
};

const DATA: readonly (readonly [how: string, read: Reader])[] = [
  ['FAQPage data (JSON-LD)', inData],
  ['FAQPage markup (microdata)', inMicrodata],
];
/** What most of the questions are in comes first; of several the first. */
const MARKUP: readonly (readonly [how: string, read: Reader])[] = [
  ['folded sections', inFolded],
  ['a list of terms (dl)', inTerms],
  ['headings', inHeadings],
];
const OTHERWISE: readonly (readonly [how: string, read: Reader])[] = [
  ['lines that ask', inLines],
  ['a list of terms (dl)', inOtherTerms],
];

const whole = (entries: readonly Entry[]): Entry[] =>
  entries
    .map((one) => ({ ...one, question: oneLine(one.question) }))
    .filter(({ question, answer }) => question && answer.trim());

const asking = (entries: readonly Entry[]): number => entries.filter(({ question }) => ASKS.test(question)).length;

const readBy = (page: Page, address: Address): Pick<Found, 'entries' | 'how'> => {
  const data = DATA.map(([how, read]) => ({ how, entries: whole(read(page, address)) }));
  const found = MARKUP.map(([how, read]) => ({ how, entries: whole(read(page, address)) }));
  const withAll = (main: Pick<Found, 'entries' | 'how'>) => {
    const others = [...data, ...found].filter((one) => one.how !== main.how);
    const [how, read] = OTHERWISE[0]!;
    return withOthers(main, [...others, { how, entries: whole(read(page, address)) }]);
  };
  const stated = data.find(({ entries }) => entries.length);
  if (stated) return withAll(stated);
  const most = Math.max(...found.map(({ entries }) => asking(entries)));
  const best = found.find(({ entries }) => entries.length && asking(entries) === most);
  if (best && (most > 0 || best.entries.length >= MANY)) return withAll(best);
  for (const [how, read] of OTHERWISE) {
    const entries = whole(read(page, address));
    if (entries.length) return { how, entries };
  }
  return best ?? { how: 'nothing', entries: [] };
};

/** The page in other languages, by its `link`s for search engines. */
const othersOf = (page: Page, address: Address): NonNullable<Found['others']> =>
  [...elementsIn(page)].flatMap((element) => {
    const lang = element.tagName === 'link' ? attribute(element, 'hreflang')?.trim() : undefined;
    if (!lang || lang === 'x-default' || !/\balternate\b/i.test(attribute(element, 'rel') ?? '')) return [];
    const found = address(attribute(element, 'href')?.trim() ?? '');
    return found?.startsWith('http') ? [{ lang, address: found }] : [];
  });

/** Letters of a page that its script fills. */
const EMPTY = 400;

/** Whether there is next to nothing in the page but scripts, which are not run. */
const isScripted = (page: Page): boolean =>
  [...elementsIn(page)].some(({ tagName }) => tagName === 'script') && textOf(page).length < EMPTY;

/**
 * Questions and answers on a page: from what it says to search engines, else from how it is built.
 * @param base address of the page, by which its links are understood
 * @throws Unreadable when it is too large
 */
export const entriesInHtml = (html: string, base?: string): Found & { scripted?: boolean } => {
  const page = parsed(html);
  const root = page.childNodes.find(isElement);
  const lang = root && attribute(root, 'lang')?.trim();
  const others = othersOf(page, addressFrom(base));
  const about = { ...(lang && { lang }), ...(others.length && { others }) };
  const found = readBy(page, addressFrom(base));
  return { ...found, ...about, ...(!found.entries.length && isScripted(page) && { scripted: true }) };
};
