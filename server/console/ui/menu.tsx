import type { Signal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { placeBeside } from '../format/place.ts';

type Align = 'start' | 'end';

interface MenuProps {
  open: Signal<boolean>;
  /** Accessible name of what opens. */
  title: string;
  /** What stands on the button. */
  face: ComponentChildren;
  faceClass?: string;
  /** Which side of the button the surface keeps to, where there is room for that. */
  align?: Align;
  children: ComponentChildren;
}

/** As in css/surfaces.css: higher than this, it scrolls inside. */
const HIGHEST = 600;
const CAN_FOCUS = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea';

/** Puts the surface beside its button; the style sheet reads the three lengths. */
const place = (button: HTMLElement, surface: HTMLElement, align: Align): void => {
  const { documentElement: page } = button.ownerDocument;
  const view = { width: page.clientWidth, height: innerHeight };
  const size = { width: surface.offsetWidth, height: Math.min(surface.scrollHeight, HIGHEST) };
  const leftToRight = getComputedStyle(button).direction !== 'rtl';
  const placed = placeBeside(button.getBoundingClientRect(), size, view, leftToRight === (align === 'start'));
  for (const [name, length] of Object.entries(placed)) surface.style.setProperty(`--${name}`, `${length}px`);
};

/** Keeps an open surface in place: the panes scroll under it, the window changes, and so does what is in it. */
const usePlace = (
  shown: boolean,
  align: Align,
  button: RefObject<HTMLElement | null>,
  surface: RefObject<HTMLElement | null>,
): void =>
  useLayoutEffect(() => {
    const [from, what] = [button.current, surface.current];
    if (!shown || !from || !what) return;
    const again = (): void => place(from, what, align);
    const sizes = new ResizeObserver(again);
    again();
    for (const part of [from, what, ...what.children]) sizes.observe(part);
    document.addEventListener('scroll', again, { capture: true, passive: true });
    addEventListener('resize', again);
    return () => {
      sizes.disconnect();
      document.removeEventListener('scroll', again, { capture: true });
      removeEventListener('resize', again);
    };
  }, [shown, align]);

/** A button and the small surface it opens. Esc, a press elsewhere or leaving it with the keyboard closes it. */
export const Menu = ({ open, title, face, faceClass = 'ctl', align = 'end', children }: MenuProps) => {
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const shown = open.value;
  usePlace(shown, align, button, surface);

  // With its appearance and not after it: who presses a key at once, presses it in there.
  useLayoutEffect(() => {
    if (shown) surface.current?.querySelector<HTMLElement>(CAN_FOCUS)?.focus({ preventScroll: true });
  }, [shown]);
  useEffect(() => {
    if (!shown) return;
    const away = (event: Event): void => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) open.value = false;
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      open.value = false;
      button.current?.focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    whole.current?.addEventListener('keydown', key);
    const held = whole.current;
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
      held?.removeEventListener('keydown', key);
    };
  }, [shown, open]);

  return (
    <div class="menu" ref={whole}>
      <button
        type="button"
        ref={button}
        class={faceClass}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => (open.value = !shown)}
      >
        {face}
      </button>
      {shown && (
        <div class="pop" id={id} ref={surface} role="group" aria-label={title}>
          {children}
        </div>
      )}
    </div>
  );
};
