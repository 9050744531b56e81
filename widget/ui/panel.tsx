// Sheets first: in this order the bundle packs best.
import { helpCss } from './help-css.ts';
import { panelCss } from './panel-css.ts';
import { baseCss } from './base-css.ts';
import { effect } from '../state/signal.ts';
import type { Host, Panel, View } from '../host.ts';
import { loadSpeech } from '../locales/speech.ts';
import { createPanelState, type Page, type ReadFacts } from '../state/panel.ts';
import { drawable } from './blocks.tsx';
import { type Later, later } from './later.ts';
import { mount } from './mount.ts';
import { PanelView } from './panel-view.tsx';
import { adopt } from './sheet.ts';
import { isForm, type Product, type WritePart } from './shown.ts';
import { createSurface } from './surface.ts';

const FINE = '(hover: hover) and (pointer: fine)';
/** Milliseconds between looks at what may have changed outside while the panel is open. */
const LOOK = 1000;
/** Looks without a sign of the shopper after which forms and rich articles are made ready, to open without waiting. */
const IDLE = 5;

/**
 * Builds the panel, closed. Its words and answers load at once, so that opening has them.
 * @param closed called each time the panel has been closed, by the shopper or by close()
 * @param product what shows the product in view
 * @param facts reads what the page says of it
 */
export const createPanel = (host: Host, closed: () => void, product: Later<Product>, facts: ReadFacts): Panel => {
  const clock = later(() => import('./opening.ts'));
  const state = createPanelState(host, facts, () => clock.part.value?.openingAt);
  const desk = later((tries) =>
    (host.write(tries) as Promise<WritePart>).then(({ createWriting }) => createWriting(host, state)),
  );
  const gap = later(() => import('./gap.tsx').then(({ createGap }) => createGap(host, state)));
  const rich = later(() => import('./rich.tsx').then(({ createRich }) => createRich(host)));
  const dialogs = later(() => import('./dialogs.ts'));
  const undo = [
    adopt(host.root, baseCss + panelCss + helpCss),
    state.watch(),
    () => removeEventListener('click', second, true),
  ];
  let wanted = false;
  /** Whether the panel was wanted before the first click of a double click. */
  let began = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  let quiet = 0;
  let depth = 0;

  const close = () => {
    clearInterval(timer);
    if (surface.isOpen()) surface.close(closed);
    else if (wanted) closed();
    wanted = false;
  };
  const surface = createSurface(host.root, host.position, close);
  const { part, layer } = surface;
  const focus = (selector: string) => {
    const found = part.querySelector<HTMLElement>(selector);
    found?.focus();
    found?.closest('.did')?.scrollIntoView({ block: 'nearest' });
  };
  const shown = { host, state, desk, gap, rich, product, clock, close, focus };

  /** Another view: its heading has the focus; coming back, what had it then, and as far scrolled. */
  const turned = () => {
    const deep = state.pages.value.length;
    const { scroll = 0, focus: id }: Partial<Page> = deep < depth ? state.page.value : {};
    depth = deep;
    if (!surface.isOpen()) return;
    for (const box of [part, ...part.querySelectorAll('.body')]) box.scrollTop = scroll;
    const before = id && part.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
    (before || part.querySelector<HTMLElement>('h3') || layer).focus({ preventScroll: !!scroll });
  };
  const step = () => {
    const { at, id } = state.page.value;
    const asked = at === 'home' && state.search.asked.value;
    return [state.pages.value.length, at, id, asked && asked.near && asked.ask, desk.part.value?.step(at)].join();
  };
  const remember = (event: Event) => {
    quiet = 0;
    const page: Page = state.page.value;
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    if (event.type === 'scroll') page.scroll = target.scrollTop;
    if (event.type === 'focusin') page.focus = target.id;
  };
  for (const type of ['scroll', 'focusin', 'input', 'pointermove']) part.addEventListener(type, remember, true);

  /** A double click that opens or closes: its second would hit what has come into the launcher's place, or the page. */
  const second = (event: MouseEvent) => {
    if (event.detail < 2) began = wanted;
    else if (began !== wanted) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  addEventListener('click', second, true);

  const draw = async () => {
    try {
      const view = () => (state.speech.value ? <PanelView {...shown} speech={state.speech.value} /> : null);
      undo.push(mount(view, part, step, turned));
    } catch (problem) {
      console.warn('Attendant: this page stops the panel, but not a form', problem);
      await desk.load();
      desk.part.value?.plain(part, close);
    }
  };

  /** Only where there are any; tried once. */
  const readHours = async (): Promise<void> => {
    if (host.site?.hours && !clock.failed.value) await clock.load();
  };
  const dress = async () => {
    const [speech] = await Promise.all([loadSpeech([host.locale(), host.site.lang]), readHours()]);
    layer.lang = part.lang = speech.tag;
    part.dir = speech.dir;
    layer.setAttribute('aria-label', speech.fill(speech.words.dialog, { shop: host.site.name }));
    state.speech.value = speech;
    if (!part.firstChild) await draw();
  };

  // A phone's keyboard would cover half of the sheet before anything was read.
  const focusFirst = (asked: boolean) => {
    const first = asked ? 'h3' : matchMedia(FINE).matches && '#find, textarea';
    ((first && part.querySelector<HTMLElement>(first)) || layer).focus({ preventScroll: true });
  };
  /** Most pages have no dialogs. */
  const lookForDialogs = () => {
    if (document.querySelector('dialog') && !dialogs.failed.value)
      void dialogs.load().then(() => surface.follow(dialogs.part.value?.followDialogs));
  };
  const look = () => {
    state.look();
    lookForDialogs();
    void readHours();
    if (quiet++ !== IDLE) return;
    void desk.load();
    drawable(shown, state.help.content.value?.texts);
  };

  let ready = dress();
  ready.catch(() => {});
  state.look();
  if (!state.help.there.value) void desk.load();
  undo.push(
    effect(() => {
      if (isForm(state.page.value.at)) void desk.load();
    }),
  );

  // Something is not there: an answer, the shopper's language; or an answer is waited for.
  undo.push(
    effect(() => {
      const asked = state.search.asked.value;
      const lacks = state.speech.value && (state.help.foreign() || (asked?.near && !asked.sure));
      if (lacks || (state.help.content.value && host.recorder.notes().questions?.[0])) void gap.load();
    }),
  );

  const open = async (view: View, text?: string) => {
    wanted = true;
    desk.part.value?.renew();
    state.show(view, text);
    if (state.page.value.at !== 'home') await desk.load();
    if (!state.speech.value) {
      try {
        await ready;
      } catch (problem) {
        console.warn('Attendant: words did not load: click again', problem);
        ready = dress();
        ready.catch(() => {});
        wanted = false;
        return closed();
      }
    }
    if (!wanted) return;
    const fresh = !surface.isOpen();
    clearInterval(timer);
    timer = setInterval(look, LOOK);
    surface.open();
    lookForDialogs();
    if (fresh || text) focusFirst(!!state.search.asked.value || state.page.value.at === 'article');
  };

  return {
    open: (view, text) => void open(view, text),
    close,
    renew: () => void state.kept.value++,
    retell() {
      void dress().catch(() => {});
      for (const { part } of [desk, gap]) void part.value?.retell().catch(() => {});
      state.help.look(true);
    },
    destroy() {
      wanted = false;
      clearInterval(timer);
      for (const part of [desk, gap, rich, product]) part.stop();
      for (const step of undo.splice(0)) step();
      surface.destroy();
    },
  };
};
