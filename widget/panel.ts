import { productInView } from './commerce/product.ts';
import type { Host, Panel } from './host.ts';
import { createPanel as create } from './ui/panel.tsx';

/** The panel, with what the page in view says of its product. */
export const createPanel = (host: Host, closed: () => void): Panel =>
  create(host, closed, () => productInView(host.product(), host.site.currency, host.now()));
