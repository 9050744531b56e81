import type { Host } from './host.ts';
import { productInView } from './commerce/product.ts';
import { factsCss } from './ui/facts-css.ts';
import { Facts } from './ui/facts.tsx';
import { adopt } from './ui/sheet.ts';
import type { Product } from './ui/shown.ts';

/** What reads the product in view, and what shows it. */
export const createProduct = (host: Host): Product => ({
  read: () => productInView(host.product(), host.now()),
  View: Facts,
  stop: adopt(host.root, factsCss),
});
