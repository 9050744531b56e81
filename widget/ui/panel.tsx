import { effect } from '../state/signal.ts';
import type { Host, Panel, View } from '../host.ts';
import { loadSpeech } from '../locales/speech.ts';
import { createPanelState, type Page, type ReadFacts } from '../state/panel.ts';
import { baseCss } from './base-css.ts';
import { createDesk } from './desk.ts';
import { helpCss } from './help-css.ts';
import { mount } from './mount.ts';
import { panelCss } from './panel-css.ts';
import { PanelView } from './panel-view.tsx';
import { adopt } from './sheet.ts';
import { isForm } from './shown.ts';
import { createSurface } from './surface.ts';

const FINE = '(hover: hover) and (pointer: fine)';
/** Milliseconds between looks at what may have changed outside while the panel is open. */
const LOOK = 1000;
/** Looks without a sign of the shopper after which the forms are fetched, so that one opens without waiting. */
const IDLE = 5;

/**
 * Builds the panel, closed. Its words and answers load at once, so that opening has them.
 * @param closed called each time the panel has been closed, by the shopper or by close()
 * @param facts reads what the page says of the product in view
 */
export const createPanel = (host: Host, closed: () => void, facts: ReadFacts): Panel => {
  const state = createPanelState(host, facts);
  const desk = createDesk(host, state);
  const undo = [adopt(host.root, baseCss + panelCss + helpCss), state.watch()];
  let wanted = false;
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
  const shown = { host, state, desk, close, focus };

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
    return [state.pages.value.length, at, id, asked && asked.near && asked.ask, desk.writing.value?.step(at)].join();
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

  const draw = async () => {
    try {
      const view = () => (state.speech.value ? <PanelView {...shown} speech={state.speech.value} /> : null);
      undo.push(mount(view, part, step, turned));
    } catch (problem) {
      console.warn('Attendant: something in this page stops the panel; a plain form stands in for it.', problem);
      await desk.load();
      desk.writing.value?.plain(part, close);
    }
  };

  const dress = async () => {
    const speech = await loadSpeech([host.locale(), host.site.lang]);
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
  const look = () => {
    state.look();
    if (quiet++ === IDLE) void desk.load();
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

  const open = async (view: View, text?: string) => {
    wanted = true;
    desk.writing.value?.renew();
    state.show(view, text);
    if (state.page.value.at !== 'home') await desk.load();
    if (!state.speech.value) {
      try {
        await ready;
      } catch (problem) {
        console.warn('Attendant: the words of the panel did not load; the next click tries again.', problem);
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
    if (fresh || text) focusFirst(!!state.search.asked.value || state.page.value.at === 'article');
  };

  return {
    open: (view, text) => void open(view, text),
    close,
    retell() {
      void dress().catch(() => {});
      void desk.writing.value?.retell().catch(() => {});
      state.help.look(true);
    },
    destroy() {
      wanted = false;
      clearInterval(timer);
      desk.stop();
      for (const step of undo.splice(0)) step();
      surface.destroy();
    },
  };
};
