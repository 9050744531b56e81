import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  html: string;
  headers?: Record<string, string>;
}

export interface Pages {
  /** Another site than the collector’s `localhost`, as in life. */
  origin: string;
  /** Adds a page, or puts another in its place. */
  put(path: string, page: HostPage): void;
  stop(): Promise<void>;
}

/** A server of host pages, each with the headers it is given. */
export const startPages = async (pages: Record<string, HostPage> = {}): Promise<Pages> => {
  const known = new Map(Object.entries(pages));
  const server = createServer((request, response) => {
    const page = known.get(new URL(request.url ?? '/', 'http://host').pathname);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.html ?? '<!doctype html><title>Not here</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (path, page) => void known.set(path, page),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A small page of a shop with the tag in its head; `head` and `body` are added as they are. */
export const hostPage = (tag: string, { head = '', body = '', lang = 'en', dir = 'ltr' } = {}): string =>
  `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Host page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}${tag}</head>
<body><main><h1>Host page</h1><p>Words of the page.</p><p><a href="/other">Another page</a></p>${body}</main></body></html>`;
