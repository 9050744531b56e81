type Raw = Record<string, unknown>;

/**
 * Reads GA4's events out of `dataLayer`: `{event, ecommerce}` as tag managers want them, and the arguments of `gtag`.
 * It looks when asked, once a second and before a page is left, and hooks nothing: whatever was there before, is made
 * later or takes the layer's place is found alike, and the page's own `push` is never touched.
 * @returns reads what is new
 */
export const createDataLayerReader = (hear: (name: string, data: Raw) => void): (() => void) => {
  const seen = new WeakSet<object>();
  return () => {
    const { dataLayer } = window as { dataLayer?: unknown };
    if (!Array.isArray(dataLayer)) return;
    for (const entry of dataLayer.slice()) {
      if (typeof entry !== 'object' || !entry || seen.has(entry)) continue;
      seen.add(entry);
      if (entry[0] === 'event') hear(String(entry[1]), Object(entry[2]));
      else if (entry.event) hear(String(entry.event), Object(entry.ecommerce ?? entry));
    }
  };
};
