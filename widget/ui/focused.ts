/** The element that has the focus, looked for inside the shadow root as well. */
export const focused = (root: ShadowRoot): HTMLElement | undefined => {
  const active = root.activeElement ?? document.activeElement;
  return active instanceof HTMLElement && active !== document.body && active !== root.host ? active : undefined;
};
