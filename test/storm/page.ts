/** What a page's script can see of the world it runs in. */
interface Host {
  attendant?: ((...args: unknown[]) => void) & { q?: unknown[] };
  /** Put there by the storm: reaches it even when the renderer dies in the next moment. */
  stormTold?(lines: string): void;
}

/**
 * Runs before every page's own scripts: tells each event that `on('event')` is told of. What is told before the way out
 * is there waits for it.
 */
export const listening = (): void => {
  const host = window as unknown as Host;
  let waiting: string[] = [];
  const tell = (): void => {
    if (!host.stormTold || !waiting[0]) return;
    const lines = waiting.join('\n');
    waiting = [];
    host.stormTold(lines);
  };
  host.attendant ??= (...args: unknown[]) => void (host.attendant!.q = host.attendant!.q ?? []).push(args);
  host.attendant(
    'on',
    'event',
    ({ id, type, data }: { id: string; type: string; data: { data?: { step?: string } } }) => {
      waiting.push(`${id} ${type} ${data.data?.step ?? ''}`);
      tell();
    },
  );
  setInterval(tell, 50);
};

/** A shopper who never rests: steps of the page's own, changes of the basket, routes and page calls. */
export const walking = (pace: number): void => {
  const host = window as unknown as Host;
  const say = (...args: unknown[]): void => host.attendant!(...args);
  const item = { item_id: 'blue-mug', item_name: 'Mug with a blue foot', price: 240 };
  let n = 0;
  const deeds = [
    () => say('cart', { currency: 'MDL', items: [{ ...item, quantity: 1 + (n % 7) }] }),
    () => history.pushState({}, '', `${location.pathname}?step=${n % 50}`),
    () => say('page'),
  ];
  const go = (): void => {
    n += 1;
    if (n % 6) say('track', 'step', { step: crypto.randomUUID() });
    else deeds[Math.floor(Math.random() * deeds.length)]!();
  };
  setInterval(go, pace);
};

/**
 * A page of the storm's shop with the real tag.
 * @param pace ms between two deeds of its shopper; 0: she only looks
 */
export const stormPage = (collector: string, name: string, pace: number): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<script async src="${collector}/attendant.js" data-site="demo" data-consent="full"></script></head>
<body><h1>${name}</h1>${pace ? `<script>(${walking.toString()})(${pace})</script>` : ''}</body></html>`;
