import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface MenuProps {
  open: Signal<boolean>;
  /** Accessible name of what opens. */
  title: string;
  /** What stands on the button. */
  face: ComponentChildren;
  faceClass?: string;
  /** Which side of the button the surface keeps to. */
  align?: 'start' | 'end';
  children: ComponentChildren;
}

const CAN_FOCUS = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea';

/** A button and the small surface it opens. Esc, a press elsewhere or leaving it with the keyboard closes it. */
export const Menu = ({ open, title, face, faceClass = 'ctl', align = 'end', children }: MenuProps) => {
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const shown = open.value;

  useEffect(() => {
    if (!shown) return;
    surface.current?.querySelector<HTMLElement>(CAN_FOCUS)?.focus();
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
        <div class={`pop ${align}`} id={id} ref={surface} role="group" aria-label={title}>
          {children}
        </div>
      )}
    </div>
  );
};
