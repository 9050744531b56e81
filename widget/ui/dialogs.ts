const isModal = (dialog: HTMLDialogElement): boolean => {
  try {
    return dialog.open && dialog.matches(':modal');
  } catch {
    // Browsers that do not know the selector (Safari 15.5) cannot tell; the panel then stays where it is.
    return false;
  }
};

const modalOf = (): HTMLDialogElement | undefined => [...document.querySelectorAll('dialog')].findLast(isModal);

type Movable = Node & { moveBefore?: (node: Node, before: Node | null) => void };

// moveBefore keeps focus and what is open; it refuses to cross into or out of a document.
const move = (element: Element, parent: Movable, before: Node | null) => {
  try {
    if (parent.moveBefore) return parent.moveBefore(element, before);
  } catch {
    // Falls through to the old way.
  }
  parent.insertBefore(element, before);
};

/**
 * A modal dialog of the page makes all that is outside of it inert, whatever layer that is in. While one is open, the
 * assistant's element stands inside it; afterwards it goes back to where it was.
 * @param moved called after each move, since what was in the top layer must be raised again
 * @returns stop: puts the element back
 */
export const followDialogs = (element: Element, moved: () => void): (() => void) => {
  let home: { parent: Node; before: Node | null } | undefined;

  const goHome = () => {
    if (!home) return;
    const { parent, before } = home;
    home = undefined;
    const place = parent.isConnected ? parent : document.body;
    move(element, place, before?.parentNode === place ? before : null);
  };

  const settle = () => {
    const dialog = modalOf();
    if (dialog ? dialog.contains(element) : !home) return;
    if (dialog) {
      if (!home && element.parentNode) home = { parent: element.parentNode, before: element.nextSibling };
      move(element, dialog, null);
    } else goHome();
    moved();
  };

  const observer = new MutationObserver(settle);
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
  settle();
  return () => {
    observer.disconnect();
    goHome();
  };
};
