import { createAssistant } from './assistant.ts';
import { guard, warn } from './guard.ts';
import type { Loaders } from './more.ts';
import { readSettings } from './settings.ts';
import type { Say } from './verbs.ts';

// Set by the build: the second script's address beside this one.
declare const __MORE__: string;

interface Page {
  attendant?: (Say & { q?: Iterable<unknown>[] }) | undefined;
  /** The running one, so that a second tag finds it even when its snippet has put a new stub in place. */
  [running]?: Say | undefined;
}

const running = Symbol.for('attendant');

const page = window as Page;
// A module script is not told which it is.
const { src, dataset } = (document.currentScript ?? document.querySelector('[data-site]')) as HTMLScriptElement;
/** Browsers remember that an address failed, so each try has its own. */
const more: Loaders['more'] = (tries) => import(new URL(__MORE__, src) + (tries ? '?' + tries : ''));

const begin = guard(() => {
  const queued = page.attendant?.q ?? [];
  if (!dataset.site) throw 'no data-site';
  const say: Say & { site?: string } = (page[running] ??= createAssistant(
    readSettings(dataset, new URL(src).origin),
    // The others are known to the second script, which lies beside them.
    { more } as Loaders,
    () => {
      delete page[running];
      delete page.attendant;
    },
  ));
  if ((say.site ??= dataset.site) !== dataset.site) warn('data-site stays ' + say.site);
  page.attendant = say;
  for (const args of queued) say(...(args as ['page']));
});

// A prerendered page shows and sends nothing before it is seen; its calls wait in the page's own stub.
if ((document as { prerendering?: boolean }).prerendering) document.addEventListener('prerenderingchange', begin);
else begin();
