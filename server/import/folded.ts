import { ASKS } from './entry.ts';
import { createSiblings, type Siblings } from './siblings.ts';
import {
  attribute,
  elementsIn,
  isElement,
  isShown,
  isText,
  langOf,
  SILENT,
  textOf,
  type Element,
  type Node,
} from './tree.ts';
import { createWording } from './wording.ts';

// Questions that unfold their answers, as pages build them: `details`, buttons that say which part they open, tabs, the
// class names of common themes, and a label that ticks a hidden box.

export interface Folded {
  question: string;
  nodes: readonly Node[];
  topic?: string;
  lang?: string;
}

/** More than a site may have articles. */
const MOST = 2_000;
/** Letters of a question. */
const TITLE = 300;
/** Elements around a button in which nothing follows it, before the part that it opens. */
const AROUND = 4;

/** Nodes without words that may lie between. */
const NEXT = 20;

const ELSEWHERE = new Set(['nav', 'header', 'footer', 'aside', 'dialog']);
/** What opens nothing by itself, whatever it is called. */
const UNFOLDED = new Set(['summary', 'form', 'body', 'main']);
const ROLES_ELSEWHERE = /^(?:navigation|menu|menubar|banner|contentinfo|search|dialog|alertdialog)$/;
const HEADING = /^h[1-6]$/;
/** Parts of a class's name: accordion__trigger, faq-question, toggle-title. */
const UNFOLDS = /^(?:accordion|faqs?|toggle|collaps\w*|disclosure|expand\w*|tabs?)$/;
const TITLED = new Set('header heading title trigger button toggle label question q'.split(' '));
/** Parts of one that is a picture in the question, or all of them together. */
const NOT_TITLED = new Set('icon arrow chevron indicator wrapper container group list'.split(' '));
/** Letters of an element's class names that are read. */
const CLASSES = 300;

/** Whether a class is called like a question that unfolds its answer. */
const isTitle = (name: string): boolean => {
  const parts = name.toLowerCase().split(/[_-]+/);
  if (parts.length === 1) return parts[0] === 'question';
  if (parts.some((part) => NOT_TITLED.has(part))) return false;
  const first = parts.findIndex((part) => UNFOLDS.test(part));
  return first >= 0 && parts.some((part, n) => n > first && TITLED.has(part));
};

/** Whether what is below may hold questions; what is folded is hidden until it is opened. */
const mayHold = (element: Element): boolean =>
  !ELSEWHERE.has(element.tagName) &&
  (!SILENT.has(element.tagName) || element.tagName === 'button') &&
  !ROLES_ELSEWHERE.test(attribute(element, 'role') ?? '');

const parentOf = (element: Element): Element | undefined => {
  const { parentNode } = element;
  return parentNode && 'tagName' in parentNode ? parentNode : undefined;
};

/** What was found out about a page, for all that asks. */
interface Known {
  byId: ReadonlyMap<string, Element>;
  siblings: Siblings;
  hasWords: (element: Element) => boolean;
}

/** The first with words after an element, or after what is around it and ends with it. */
const panelAfter = (trigger: Element, { siblings, hasWords }: Known): Element | undefined => {
  const isBlank = (node: Node): boolean =>
    isElement(node) ? SILENT.has(node.tagName) || !hasWords(node) : !isText(node) || node.value.trim() === '';
  let element: Element | undefined = trigger;
  for (let up = 0; element && up < AROUND; up++) {
    const next: Node | undefined = siblings.after(element, NEXT).find((node) => !isBlank(node));
    if (next) return isElement(next) && !HEADING.test(next.tagName) ? next : undefined;
    element = parentOf(element);
  }
  return undefined;
};

const isTicked = (label: Element, siblings: Siblings): boolean => {
  const box = siblings.before(label);
  return box?.tagName === 'input' && /^(?:checkbox|radio)$/.test(attribute(box, 'type') ?? '');
};

/** The id of the part that an element says it opens. */
const namedBy = (element: Element): string | undefined => {
  const folds = /^(?:collapse|tab|pill)$/.test(
    attribute(element, 'data-bs-toggle') ?? attribute(element, 'data-toggle') ?? '',
  );
  const target = folds
    ? (attribute(element, 'data-bs-target') ?? attribute(element, 'data-target') ?? attribute(element, 'href'))
    : undefined;
  return attribute(element, 'aria-controls')?.trim().split(/\s+/)[0] ?? target?.replace(/^#/, '');
};

const opensNext = (element: Element, siblings: Siblings): boolean => {
  if (attribute(element, 'aria-expanded') !== undefined) return true;
  if (element.tagName === 'label') return isTicked(element, siblings);
  return (attribute(element, 'class') ?? '').slice(0, CLASSES).split(/\s+/).some(isTitle);
};

const isFolding = (element: Element, siblings: Siblings): boolean =>
  element.tagName === 'details' ||
  (!UNFOLDED.has(element.tagName) && (namedBy(element) !== undefined || opensNext(element, siblings)));

const isAround = (outer: Element, inner: Element): boolean => {
  for (let one: Element | undefined = inner; one; one = parentOf(one)) if (one === outer) return true;
  return false;
};

/** What an element opens, if it is such a one. */
const panelOf = (element: Element, known: Known): Element | undefined => {
  const id = namedBy(element);
  const named = id === undefined ? undefined : known.byId.get(id);
  const panel = named && !isAround(named, element) && !isAround(element, named) ? named : undefined;
  if (panel) return panel;
  return id !== undefined || opensNext(element, known.siblings) ? panelAfter(element, known) : undefined;
};

const SIGNS = new Set(' +−–▸▾▼▶›»✕×');

/** A question without the signs at its ends that say whether it is open. A pattern would try each run of them from each sign. */
const questionOf = (element: Element): string => {
  const text = textOf(element);
  let [begin, end] = [0, text.length];
  while (begin < end && SIGNS.has(text[begin]!)) begin++;
  while (end > begin && SIGNS.has(text[end - 1]!)) end--;
  return text.slice(begin, end);
};

interface Place extends Folded {
  trigger: Element;
  /** What was opened, as it lies in the page. */
  parts: readonly Node[];
}

const detailsIn = (element: Element): Place | undefined => {
  const summary = element.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'summary');
  if (!summary) return undefined;
  const nodes = element.childNodes.filter((node) => node !== summary);
  return { trigger: summary, question: questionOf(summary), nodes, parts: nodes };
};

const placeOf = (element: Element, known: Known): Place | undefined => {
  if (element.tagName === 'details') return detailsIn(element);
  const panel = panelOf(element, known);
  if (!panel || ELSEWHERE.has(panel.tagName) || ROLES_ELSEWHERE.test(attribute(panel, 'role') ?? '')) return undefined;
  const question = questionOf(element);
  if (!question || question.length > TITLE || !known.hasWords(panel)) return undefined;
  return { trigger: element, question, nodes: isShown(panel) ? [panel] : panel.childNodes, parts: [panel] };
};

/** Everything that unfolds, in the order of the page; of several that open one part the innermost. */
const placesIn = (root: Element): Place[] => {
  const elements = [...elementsIn(root, mayHold)];
  const byId = new Map<string, Element>();
  for (const one of elements) {
    const id = attribute(one, 'id');
    if (id !== undefined && !byId.has(id)) byId.set(id, one);
  }
  const known: Known = { byId, siblings: createSiblings(), hasWords: createWording() };
  const places = new Map<Node, Place>();
  for (const element of elements.filter((one) => mayHold(one) && isFolding(one, known.siblings)).slice(0, MOST)) {
    const place = placeOf(element, known);
    if (place) places.set(place.parts[0] ?? place.trigger, place);
  }
  return [...places.values()];
};

/** The last heading above each place that is not its own; the title of the page is none. */
const topicsOf = (root: Element, places: readonly Place[]): Map<Element, string> => {
  const triggers = new Set(places.map(({ trigger }) => trigger));
  const panels = new Set<Node>(places.flatMap(({ parts }) => parts));
  const topics = new Map<Element, string>();
  let topic = '';
  const visit = (element: Element): boolean => {
    if (triggers.has(element)) topics.set(element, topic);
    else if (HEADING.test(element.tagName) && ![...elementsIn(element)].some((one) => triggers.has(one))) {
      topic = element.tagName === 'h1' ? '' : textOf(element);
      return false;
    }
    return mayHold(element) && !panels.has(element);
  };
  for (const _ of elementsIn(root, visit));
  return topics;
};

/** The nearest that holds another in its answer. */
const holderOf = (place: Place, byPart: ReadonlyMap<Node, Place>): Place | undefined => {
  for (let one = parentOf(place.trigger); one; one = parentOf(one)) {
    const holder = byPart.get(one);
    if (holder && holder !== place) return holder;
  }
  return undefined;
};

/**
 * Questions with the nodes of their answers. What unfolds in an answer belongs to it; where what is outside asks nothing,
 * it is the topic of those inside.
 * @param root what holds the page's words
 */
export const foldedIn = (root: Element): Folded[] => {
  const places = placesIn(root);
  const byPart = new Map(places.flatMap((place) => place.parts.map((part) => [part, place])));
  const holders = new Map(places.map((place) => [place, holderOf(place, byPart)]));
  const topics = topicsOf(root, places);
  const asks = ({ question }: Place): boolean => ASKS.test(question);
  const isTopic = new Set([...holders.values()].filter((holder) => holder && !asks(holder)));
  return places
    .filter((place) => {
      const holder = holders.get(place);
      return !isTopic.has(place) && (!holder || isTopic.has(holder));
    })
    .map((place): Folded => {
      const topic = holders.get(place)?.question ?? topics.get(place.trigger);
      const lang = langOf(place.trigger);
      return { question: place.question, nodes: place.nodes, ...(topic && { topic }), ...(lang && { lang }) };
    });
};
