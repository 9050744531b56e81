/** More often than this it is not put back: something on the page insists on removing it. */
const PATIENCE = 50;

/**
 * Keeps the element on the page: as soon as there is a body, and again when the body or its content was swapped. Only
 * an element that stands nowhere is put back; one that was moved stays where it is.
 */
export const createStage = (element: Element) => {
  let wanted = false;
  let times = 0;
  const place = (): void => {
    const { body } = document;
    if (!wanted || !body) return;
    if (!element.isConnected && times++ < PATIENCE) body.append(element);
    observer.observe(body, { childList: true });
  };
  // Not at once: two scripts that undo each other in observers would never return.
  const observer = new MutationObserver(() => {
    if (wanted && !element.isConnected) setTimeout(place);
  });
  observer.observe(document.documentElement, { childList: true });
  const show = (is: boolean): void => {
    wanted = is;
    if (is) place();
    else element.remove();
  };
  return {
    show,
    stop() {
      observer.disconnect();
      show(false);
    },
  };
};
