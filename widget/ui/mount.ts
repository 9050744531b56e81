import type { ComponentChild } from 'preact';
import { effect } from '../state/signal.ts';
import { render } from './draw.ts';

/**
 * Draws into an element, and again whenever a signal changes that was read while drawing.
 * @param step names what is shown; when that changes, and not at first, `turned` is called with the new view in place
 * @returns what takes it away again
 */
export const mount = (
  view: () => ComponentChild,
  into: HTMLElement,
  step: () => unknown = () => {},
  turned: () => void = () => {},
): (() => void) => {
  let shown: { step: unknown } | undefined;
  const stop = effect(() => {
    render(view(), into);
    const before = shown;
    shown = { step: step() };
    if (before && before.step !== shown.step) queueMicrotask(turned);
  });
  return () => {
    stop();
    render(null, into);
  };
};
