// A note covers neither what a shopper presses nor what asks for consent. What lies under its place is asked of the
// browser point by point, so that whatever covers or hides what counts as well.

/** CSS pixels between two points: a button with no style of its own is 21 high. */
const PITCH = 16;

const PRESSED =
  'button,input,select,textarea,summary,iframe,[role=button],[role=checkbox],[role=radio],[role=switch],[role=tab],[role=slider],[contenteditable]';
const DIALOG = 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true]';
const CONSENT = ['cookie', 'consent', 'gdpr', 'onetrust', 'usercentrics', 'didomi', 'cmp']
  .flatMap((name) => [`[id*=${name} i]`, `[class*=${name} i]`])
  .join();

/** A link that is drawn as a button: with a ground or a border of its own, no picture in it, and one or two lines high. */
const isButton = (
  element: Element,
  { backgroundColor, borderTopWidth, borderBottomStyle }: CSSStyleDeclaration,
): boolean =>
  element.matches('a[href],[role=link]') &&
  !element.querySelector('img,picture,video') &&
  element.getBoundingClientRect().height < 90 &&
  (!/^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor) ||
    (borderBottomStyle !== 'none' && parseFloat(borderTopWidth) > 0));

/** Stays where it is while the page scrolls. The frame in which a whole page scrolls does not count. */
const isBanner = (element: Element, { position, zIndex }: CSSStyleDeclaration): boolean => {
  if (position !== 'fixed' && position !== 'sticky') return false;
  const { width, height } = element.getBoundingClientRect();
  return zIndex !== 'auto' || width < innerWidth || height < innerHeight;
};

const inTheWay = (element: Element): boolean => {
  if (element.matches(PRESSED) || element.matches(DIALOG) || element.matches(CONSENT)) return true;
  const style = getComputedStyle(element);
  return isButton(element, style) || isBanner(element, style);
};

/** All elements under a point, also in open shadow roots, but the page's own ground. */
const under = (root: DocumentOrShadowRoot, x: number, y: number, own: Element): Element[] =>
  root
    .elementsFromPoint(x, y)
    .flatMap((element) =>
      element === own || element === document.body || element === document.documentElement
        ? []
        : [element, ...(element.shadowRoot && element.shadowRoot !== root ? under(element.shadowRoot, x, y, own) : [])],
    );

const isSeen = (element: Element): boolean => {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  return inside && width * height > 0 && getComputedStyle(element).visibility !== 'hidden';
};

/** Whether a dialog of the page is open that wants to be answered first. */
export const dialogOpen = (): boolean => [...document.querySelectorAll('dialog[open],[aria-modal=true]')].some(isSeen);

/**
 * Whether a box in the window covers nothing that must not be covered.
 * @param own the assistant's element, which does not count
 */
export const isFree = ({ left, top, right, bottom }: DOMRect, own: Element): boolean => {
  if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return false;
  const known = new Map<Element, boolean>();
  for (let y = top; y < bottom + PITCH; y += PITCH)
    for (let x = left; x < right + PITCH; x += PITCH)
      for (const element of under(document, Math.min(x, right - 1), Math.min(y, bottom - 1), own)) {
        const bad = known.get(element) ?? inTheWay(element);
        if (bad) return false;
        known.set(element, bad);
      }
  return true;
};
