import { DEEPEST, isElement, isShown, isText, type Element } from './tree.ts';

/**
 * Tells of elements of one page, which has to stay as it is, whether `textOf` finds words in them. Each is looked into
 * once, however many ask: thousands of buttons may open one part.
 */
export const createWording = (): ((element: Element) => boolean) => {
  const known = new Map<Element, boolean>();
  const hasWords = (element: Element, depth: number): boolean => {
    if (depth > DEEPEST) return false;
    const found =
      known.get(element) ??
      element.childNodes.some((node) => {
        if (isText(node)) return /\S/.test(node.value);
        return isElement(node) && (node.tagName === 'button' || isShown(node)) && hasWords(node, depth + 1);
      });
    known.set(element, found);
    return found;
  };
  return (element) => hasWords(element, 0);
};
