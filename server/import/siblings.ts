import { isElement, type Element, type Node } from './tree.ts';

const childrenAround = (element: Element): readonly Node[] => element.parentNode?.childNodes ?? [];

/** What stands beside elements of one page, which has to stay as it is; each row of nodes is gone through once. */
export const createSiblings = () => {
  const rows = new Map<readonly Node[], ReadonlyMap<Node, number>>();

  const placeOf = (element: Element): number => {
    const nodes = childrenAround(element);
    const places = rows.get(nodes) ?? new Map(nodes.map((node, n) => [node, n]));
    rows.set(nodes, places);
    return places.get(element) ?? -1;
  };

  return {
    /** The element right before another, whatever is between that is none. */
    before(element: Element): Element | undefined {
      const nodes = childrenAround(element);
      for (let n = placeOf(element) - 1; n >= 0; n--) {
        const node = nodes[n]!;
        if (isElement(node)) return node;
      }
      return undefined;
    },
    /** So many nodes after an element. */
    after(element: Element, most: number): readonly Node[] {
      const place = placeOf(element) + 1;
      return childrenAround(element).slice(place, place + most);
    },
  };
};

export type Siblings = ReturnType<typeof createSiblings>;
