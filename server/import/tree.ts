import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Elements in each other; what lies deeper is left out, for no person writes it and it would take the stack. */
export const DEEPEST = 150;
/** What is never words for a reader. */
export const SILENT = new Set(
  'script style template noscript iframe object embed svg math canvas audio video form input select textarea button dialog head link meta'.split(
    ' ',
  ),
);

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** Whether an element is there for readers. A `button` is, where it holds a question; see `textOf`. */
export const isShown = (element: Element): boolean =>
  !SILENT.has(element.tagName) && attribute(element, 'aria-hidden') !== 'true' && attribute(element, 'hidden') !== '';

/** Every element below, in the order of the document, without what lies below one that `into` says no to. */
export function* elementsIn(parent: Parent, into: (element: Element) => boolean = () => true): Generator<Element> {
  const rows: Iterator<Node, undefined>[] = [parent.childNodes.values()];
  for (let row = rows[0]; row; row = rows.at(-1)) {
    const node = row.next().value;
    if (!node) rows.pop();
    else if (isElement(node)) {
      yield node;
      if (into(node) && rows.length <= DEEPEST) rows.push(node.childNodes.values());
    }
  }
}

/** The words of an element, also those of a button in it, on one line. */
export const textOf = (parent: Parent, depth = 0): string => {
  if (depth > DEEPEST) return '';
  const words = parent.childNodes.map((node) => {
    if (isText(node)) return node.value;
    if (!isElement(node) || (node.tagName !== 'button' && !isShown(node))) return '';
    return node.tagName === 'br' ? ' ' : textOf(node, depth + 1);
  });
  return depth ? words.join('') : words.join('').replace(/\s+/g, ' ').trim();
};

/** The language that an element or one around it is in, if it is another than the whole page's. */
export const langOf = (element: Element): string | undefined => {
  let one: Element | undefined = element;
  for (let up = 0; one && one.tagName !== 'html' && up < DEEPEST; up++) {
    const lang = attribute(one, 'lang')?.trim() || attribute(one, 'xml:lang')?.trim();
    if (lang) return lang;
    const { parentNode }: Element = one;
    one = parentNode && 'tagName' in parentNode ? parentNode : undefined;
  }
  return undefined;
};
