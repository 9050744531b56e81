/** Lends a style sheet to a shadow root; returns what takes it away again. */
export const adopt = (root: ShadowRoot, css: string): (() => void) => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  } catch {
    // Browsers before constructable sheets (Safari 16.3): an element, which a strict policy may refuse.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
    return () => style.remove();
  }
};
