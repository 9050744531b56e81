import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { contentWords as words } from '../../words/content.ts';
import { Dialog } from '../dialog.tsx';

interface ConfirmProps {
  title: string;
  /** What the button does. */
  yes: string;
  no?: string;
  busy: boolean;
  /** What is going on while it is busy, where that may take a while. */
  working?: string;
  onYes: () => void;
  onNo: () => void;
  children: ComponentChildren;
}

/** What is going on, under a line that moves; nothing without words. Going away does not end it. */
export const Working = ({ text }: { text: string }) => (
  <div class="working" role="status">
    {text && (
      <>
        <span class="working-line" aria-hidden="true" />
        <p class="meta">{text}</p>
      </>
    )}
  </div>
);

/** Says what will happen before it does; the button that does it has the focus. */
export const Confirm = ({ title, yes, no = words.keep, busy, working, onYes, onNo, children }: ConfirmProps) => {
  const id = useId();
  return (
    <Dialog title={title} class="asking" onClose={onNo}>
      <h2 id={id}>{title}</h2>
      {children}
      {working && <Working text={busy ? working : ''} />}
      <p class="asking-acts">
        <button type="button" class="ctl" onClick={onNo}>
          {no}
        </button>
        <button type="button" class="ctl ink" autofocus aria-busy={busy} onClick={onYes}>
          {yes}
        </button>
      </p>
    </Dialog>
  );
};
