import type { followDialogs } from './dialogs.ts';
import { focused } from './focused.ts';

const PHONE = '(max-width: 480px)';
/** Milliseconds the panel takes to leave, by the sheet's animations: as a card, as a phone's sheet. */
const LEAVING = { card: 140, sheet: 190 };

/** Keeps the page behind from scrolling, without its content moving where a scroll bar takes room. */
const lockScroll = (): (() => void) => {
  const page = document.documentElement;
  const hadStyle = page.hasAttribute('style');
  const names = ['overflow', 'scrollbar-gutter'];
  const before = names.map((name) => [name, page.style.getPropertyValue(name), page.style.getPropertyPriority(name)]);
  if (innerWidth > page.clientWidth) page.style.setProperty('scrollbar-gutter', 'stable', 'important');
  page.style.setProperty('overflow', 'hidden', 'important');
  return () => {
    for (const [name = '', value = '', priority] of before) page.style.setProperty(name, value, priority);
    // Asked by getAttribute: Chrome writes the attribute only when it is read, and till then there is none to remove.
    if (!hadStyle && !page.getAttribute('style')) page.removeAttribute('style');
  };
};

/**
 * The panel's place on the screen: on desktops in the top layer above the page, which stays usable; on phones a modal
 * sheet. It knows nothing of what is drawn in it.
 * @param leave the shopper asks to close: Escape, the dimmed page, a back gesture
 */
export const createSurface = (root: ShadowRoot, position: 'end' | 'start', leave: () => void) => {
  const layer = document.createElement('dialog');
  const part = document.createElement('div');
  const phone = matchMedia(PHONE);
  let open = false;
  let before: HTMLElement | undefined;
  const undo: (() => void)[] = [];
  let follow: typeof followDialogs | undefined;
  let stopDialogs = () => {};
  let timer = 0;

  layer.className = position === 'start' ? 'layer start' : 'layer';
  layer.hidden = true;
  layer.tabIndex = -1;
  // Else showModal() would put the focus on the close button.
  layer.autofocus = true;
  part.className = 'part panel';
  layer.append(part);
  root.append(layer);

  const lower = () => {
    if (layer.hasAttribute('popover')) {
      if (layer.isConnected && layer.matches(':popover-open')) layer.hidePopover();
      layer.removeAttribute('popover');
    }
    if (layer.open) layer.close();
  };

  const raise = () => {
    lower();
    layer.hidden = false;
    if (phone.matches && layer.showModal) return layer.showModal();
    if (!layer.showPopover) return layer.setAttribute('open', '');
    layer.setAttribute('popover', 'manual');
    layer.showPopover();
  };

  const raiseAgain = () => {
    const active = focused(root);
    for (const step of undo.splice(0)) step();
    raise();
    settle();
    if (active && layer.contains(active)) active.focus();
  };

  const settle = () => {
    const watch = () => raiseAgain();
    phone.addEventListener('change', watch);
    undo.push(() => phone.removeEventListener('change', watch));
    if (phone.matches) undo.push(lockScroll());
  };

  const escape = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || event.isComposing || !open) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const cancel = (event: Event) => {
    event.preventDefault();
    if (open) leave();
  };
  // Chrome closes a modal on the second try whatever `cancel` says.
  const closedByBrowser = () => {
    if (open && phone.matches && !layer.open) leave();
  };
  const dim = (event: Event) => {
    if (open && event.target === layer) leave();
  };
  root.addEventListener('keydown', escape);
  layer.addEventListener('cancel', cancel);
  layer.addEventListener('close', closedByBrowser);
  layer.addEventListener('click', dim);

  const stay = () => {
    clearTimeout(timer);
    layer.classList.remove('leaving');
    layer.inert = false;
  };

  const gone = () => {
    stay();
    lower();
    layer.hidden = true;
  };

  const giveBack = () => {
    const held = layer.contains(root.activeElement) || !focused(root);
    // Safari does not focus a button that is clicked, so the launcher stands in.
    const launcher = [...root.querySelectorAll('button')].find((button) => !layer.contains(button));
    const target = before?.isConnected ? before : launcher;
    if (held) target?.focus({ preventScroll: true });
    before = undefined;
  };

  return {
    layer,
    part,
    isOpen: () => open,
    open() {
      stay();
      if (open) return;
      open = true;
      before = focused(root);
      raise();
      settle();
      if (follow) stopDialogs = follow(root.host, raiseAgain);
    },
    /** From now on it comes along where a dialog of the page makes all else inert. */
    follow(how: typeof followDialogs | undefined) {
      if (open && !follow && how) stopDialogs = how(root.host, raiseAgain);
      follow = how;
    },
    /** @param told called once the focus may be given back, before it is */
    close(told: () => void) {
      if (!open) return;
      open = false;
      stopDialogs();
      const modal = layer.open && phone.matches;
      for (const step of undo.splice(0)) step();
      layer.classList.add('leaving');
      told();
      if (!modal) giveBack();
      layer.inert = !modal;
      timer = window.setTimeout(
        () => {
          gone();
          if (modal) giveBack();
        },
        modal ? LEAVING.sheet : LEAVING.card,
      );
    },
    destroy() {
      if (open) stopDialogs();
      open = false;
      for (const step of undo.splice(0)) step();
      gone();
      root.removeEventListener('keydown', escape);
      layer.remove();
    },
  };
};
