/**
 * Of a double click the second hits nothing but what the first has hit: neither what has come into its place, nor the
 * page, which the launcher covers less of once it is open. The launcher itself hears the first only.
 * @returns what ends it
 */
export const hitOnce = (root: ShadowRoot): (() => void) => {
  let last: Element | null = null;
  let ours = false;
  const hit = (event: MouseEvent) => {
    const path = event.composedPath();
    const at = path[0] instanceof Element ? path[0].closest('button,a,label') : null;
    const inside = path.includes(root);
    const stray = event.detail > 1 && (inside || ours) && (at !== last || at?.matches('.launcher'));
    last = at;
    ours = inside;
    if (!stray) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('click', hit, true);
  return () => removeEventListener('click', hit, true);
};
