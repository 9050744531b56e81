interface Entry {
  event?: unknown;
  ecommerce?: unknown;
  search_term?: unknown;
  /** The arguments of `gtag`: "event", its name, its parameters. */
  [at: number]: unknown;
}

/**
 * Reads GA4's events out of `dataLayer`: `{event, ecommerce}` as tag managers want them, and the arguments of `gtag`; that
 * it tells of consent is for the second script to know, which reads it.
 * It looks when asked, once a second and before a page is left, and hooks nothing: whatever was there before, is made
 * later or takes the layer's place is found alike, and the page's own `push` is never touched.
 * @returns reads what is new
 */
export const createDataLayerReader = (hear: (name: unknown, data: unknown) => void): (() => void) => {
  const seen = new WeakSet<Entry>();
  return () => {
    const { dataLayer } = window as { dataLayer?: unknown };
    for (const one of Array.isArray(dataLayer) ? [...dataLayer] : []) {
      const entry = Object(one) as Entry;
      if (seen.has(entry)) continue;
      seen.add(entry);
      if (entry[0] === 'event' || entry[0] === 'consent') hear(entry[1], entry[2]);
      else if (entry.ecommerce || entry.search_term) hear(entry.event, entry.ecommerce || entry);
    }
  };
};
