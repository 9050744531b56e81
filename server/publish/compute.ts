import type { Publication, Source } from './document.ts';
import { documentOf } from './document.ts';
import { createThread, TooLong } from '../store/thread.ts';
import { Unpublishable } from './unpublishable.ts';
import type { Computed, Order } from './worker.ts';

/** ms until an order is given up: 300 articles in five languages take two seconds, on a busy machine several times that. */
const PATIENCE = 60_000;
/** One article in one language; others wait behind it. */
const PREVIEW = 10_000;

/** Built, all of the server is one file, and the worker stands beside it. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './publishWorker.js', import.meta.url);

const thread = createThread<Order, Computed>(WORKER);

/** What an article is like that makes a thread read its code, and make ready what it needs. */
const FIRST: Source = {
  kind: 'article',
  id: 'first',
  version: 1,
  at: 0,
  body: { order: 0, languages: { en: { title: 'A', text: '**A** [ж](/)', phrasings: ['b'] } } },
};

const asked = async (order: Order, patience: number): Promise<Publication> => {
  const computed = await thread.ask(order, patience).catch((error: unknown) => {
    if (!(error instanceof TooLong)) throw error;
    throw new Unpublishable('This takes too long to make ready. Make the texts shorter, or simpler.');
  });
  if ('done' in computed) return computed.done;
  throw new Unpublishable(computed.why, computed.field);
};

/**
 * The document and its parts. What has articles is computed beside the requests, since nobody else would be answered
 * meanwhile: two articles of the worst kind take a second.
 * @throws Unpublishable
 */
export const compute = async (site: Order['site'], items: readonly Source[]): Promise<Publication> => {
  if (!items.some(({ kind }) => kind === 'article')) return documentOf(site, items);
  return asked({ site: { name: site.name, currency: site.currency }, items }, PATIENCE);
};

/**
 * As `compute`, for a preview: links to other articles stay, and paths lead to the shop.
 * @throws Unpublishable
 */
export const computePreview = (site: Order['site'], items: readonly Source[], origin?: string): Promise<Publication> =>
  asked(
    { site: { name: site.name, currency: site.currency }, items, preview: origin === undefined ? {} : { origin } },
    PREVIEW,
  );

/** Begins the thread, if there is none: whoever writes will publish soon, and should not wait for it then. */
export const makeReady = (): void => {
  if (!thread.isWarm()) void asked({ site: { name: '', currency: '' }, items: [FIRST] }, PATIENCE).catch(() => {});
};

/** As `compute`, to be searched and not to be shown: links stay. @throws Unpublishable */
export const computeTrial = (site: Order['site'], items: readonly Source[]): Promise<Publication> =>
  asked({ site: { name: site.name, currency: site.currency }, items, preview: {} }, PATIENCE);
