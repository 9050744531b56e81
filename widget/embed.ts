import { createAssistant } from './assistant.ts';
import { guard, warn } from './guard.ts';
import type { PanelPart, SurveyPart } from './host.ts';
import { readSettings } from './settings.ts';
import type { Verbs } from './verbs.ts';

// Set by the build: addresses of the parts beside this script.
declare const __PANEL__: string;
declare const __SURVEY__: string;

type Call = ((verb: string, ...args: unknown[]) => unknown) & { q?: ArrayLike<unknown>[] };
interface Page {
  attendant?: Call | undefined;
  /** The running one, so that a second tag finds it even when its snippet has put a new stub in place. */
  [running]?: Call | undefined;
}

const running = Symbol.for('attendant');

guard(() => {
  const page = window as Page;
  const script = document.currentScript as HTMLScriptElement;
  const { src, dataset } = script;
  const queued = page.attendant?.q ?? [];

  const embed = (): Call => {
    const part = <T>(path: string, tries: number): Promise<T> =>
      import(new URL(path, src).href + (tries ? '?' + tries : '')) as Promise<T>;
    const verbs = createAssistant(
      readSettings(dataset, new URL(src).origin),
      {
        panel: (tries) => part<PanelPart>(__PANEL__, tries),
        survey: (tries) => part<SurveyPart>(__SURVEY__, tries),
      },
      () => {
        delete page[running];
        delete page.attendant;
      },
    );
    return (verb, ...args) => {
      if (Object.hasOwn(verbs, verb)) return (verbs[verb as keyof Verbs] as Call)(...(args as [never]));
      return warn(`there is no verb "${verb}": see docs/api.md`);
    };
  };

  if (!dataset.site) return warn('the tag lacks data-site: copy it from the console, under Install');
  const call = (page[running] ??= embed());
  page.attendant = call;
  for (const args of queued) call(...(Array.from(args) as [string]));
})();
