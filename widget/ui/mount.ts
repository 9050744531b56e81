import type { ComponentChild } from 'preact';
import { effect } from '../state/signal.ts';
import { render } from './draw.ts';

/**
 * Draws into an element, and again whenever a signal changes that was read while drawing.
 * @param step names what is shown; when that changes, and not at first, `turned` is called with the new view in place, as
 * it is where what had the focus has gone and nothing else was given it
 * @returns what takes it away again
 */
export const mount = (
  view: () => ComponentChild,
  into: HTMLElement,
  step: () => unknown = () => {},
  turned: () => void = () => {},
): (() => void) => {
  const root = into.getRootNode() as ShadowRoot;
  let shown: { step: unknown } | undefined;
  const stop = effect(() => {
    const held = into.isConnected && into.contains(root.activeElement);
    render(view(), into);
    const before = shown;
    shown = { step: step() };
    const same = before?.step === shown.step;
    if (before && (!same || (held && !root.activeElement)))
      queueMicrotask(() => (same && root.activeElement) || turned());
  });
  return () => {
    stop();
    render(null, into);
  };
};
