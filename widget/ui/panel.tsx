import type { Host, Panel, View } from '../host.ts';
import { loadSpeech } from '../locales/speech.ts';
import { createPanelState } from '../state/panel.ts';
import { baseCss } from './base-css.ts';
import { mount } from './mount.ts';
import { panelCss } from './panel-css.ts';
import { PanelView } from './panel-view.tsx';
import { adopt } from './sheet.ts';
import { createSurface } from './surface.ts';

const FINE = '(hover: hover) and (pointer: fine)';

/**
 * Builds the panel, closed. Its words load at once, so that opening has them.
 * @param closed called each time the panel has been closed, by the shopper or by close()
 */
export const createPanel = (host: Host, closed: () => void): Panel => {
  const state = createPanelState(host);
  const undo = [adopt(host.root, baseCss + panelCss), state.watchConnection()];
  let wanted = false;

  const close = () => {
    if (surface.isOpen()) surface.close(closed);
    else if (wanted) closed();
    wanted = false;
  };
  const surface = createSurface(host.root, host.position, close);

  const draw = async () => {
    try {
      undo.push(mount(<PanelView host={host} state={state} close={close} />, surface.part));
    } catch (problem) {
      console.warn('Attendant: something in this page stops the panel; a plain form stands in for it.', problem);
      const { plainForm } = await import('./plain.ts');
      plainForm(surface.part, { host, state, close });
    }
  };

  const dress = async () => {
    const speech = await loadSpeech([host.locale(), host.site.lang]);
    surface.layer.lang = surface.part.lang = speech.tag;
    surface.part.dir = speech.dir;
    surface.layer.setAttribute('aria-label', speech.fill(speech.words.dialog, { shop: host.site.name }));
    state.speech.value = speech;
    if (!surface.part.firstChild) await draw();
  };

  // A phone's keyboard would cover half of the sheet before anything was read.
  const focusFirst = (view: View) => {
    const writes = view !== 'feedback' && matchMedia(FINE).matches;
    const field = writes ? surface.part.querySelector<HTMLElement>('textarea') : undefined;
    (field ?? surface.layer).focus({ preventScroll: true });
  };

  let ready = dress();
  ready.catch(() => {});

  const open = async (view: View, text?: string) => {
    wanted = true;
    state.show(view, text);
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
    surface.open();
    if (fresh || text) focusFirst(view);
  };

  return {
    open: (view, text) => void open(view, text),
    close,
    retell: () => void dress().catch(() => {}),
    destroy() {
      wanted = false;
      for (const step of undo.splice(0)) step();
      surface.destroy();
    },
  };
};
