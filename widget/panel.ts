import type { Host, Panel } from './host.ts';
import { later } from './ui/later.ts';
import { createPanel as create } from './ui/panel.tsx';

/** Whether there is a product to read: most pages of a shop have none, and need not load what reads it. */
const speaksOfProduct = (host: Host): boolean =>
  !!host.product() ||
  [...document.querySelectorAll('script[type="application/ld+json"]')].some((block) =>
    /"Product/.test(block.textContent ?? ''),
  );

/** The panel, with what the page in view says of its product; what reads that is tried once. */
export const createPanel = (host: Host, closed: () => void): Panel => {
  const product = later(() => import('./product.ts').then(({ createProduct }) => createProduct(host)));
  return create(host, closed, product, async () => {
    if (!speaksOfProduct(host)) return undefined;
    if (!product.failed.value) await product.load();
    return product.part.value?.read();
  });
};
