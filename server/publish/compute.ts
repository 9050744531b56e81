import { Worker } from 'node:worker_threads';
import { documentOf, type Publication, type Source } from './document.ts';
import { Unpublishable } from './unpublishable.ts';
import type { Computed, Order } from './worker.ts';

/**
 * Characters of articles that are computed where requests are served: about 25 ms. A shop with 300 articles in five
 * languages takes two seconds, in which nobody else would be answered.
 */
const AT_ONCE = 50_000;

/** Built, all of the server is one file, and the worker stands beside it. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './publishWorker.js', import.meta.url);

const lengthOf = (items: readonly Source[]): number =>
  items.reduce((sum, { kind, body }) => sum + (kind === 'article' ? JSON.stringify(body).length : 0), 0);

const inThread = (order: Order): Promise<Computed> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: order });
    worker.once('message', (computed: Computed) => resolve(computed));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the publication was broken off')));
  });

/**
 * The document and its parts, in a thread of its own if they are large.
 * @throws Unpublishable
 */
export const compute = async (site: Order['site'], items: readonly Source[]): Promise<Publication> => {
  if (lengthOf(items) <= AT_ONCE) return documentOf(site, items);
  const computed = await inThread({ site: { name: site.name, currency: site.currency }, items });
  if ('done' in computed) return computed.done;
  throw new Unpublishable(computed.why, computed.field);
};
