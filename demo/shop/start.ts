import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createShop } from './shop.ts';

export interface StartOptions {
  /** 0 takes any free one. */
  port: number;
  /** Origin of the one behind the tag; without it the shop stands alone. */
  collector?: string;
  site?: string;
  /** Further attributes of the tag, such as `data-theme`. */
  attributes?: Record<string, string>;
}

export interface RunningShop {
  url: string;
  stop(): Promise<void>;
}

/** Starts the shop on a port of its own. Rejects with the system's error if the port is taken. */
export const startShop = async (options: StartOptions): Promise<RunningShop> => {
  const { port, collector, site = 'demo', attributes } = options;
  const tag = collector
    ? { src: new URL('/attendant.js', collector).href, site, ...(attributes ? { more: attributes } : {}) }
    : undefined;
  const shop = createShop(tag ? { tag } : {});
  const server = createServer(getRequestListener(shop.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://localhost:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
