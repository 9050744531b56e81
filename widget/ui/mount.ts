import { type ComponentChild, options, render } from 'preact';

// Some pages add enumerable names to Object.prototype. Preact walks props with for…in and would set those names on
// every element and pass them to every component, so props get no prototype at all.
const next = options.vnode;
options.vnode = (vnode) => {
  if (vnode.props && typeof vnode.props === 'object') Object.setPrototypeOf(vnode.props, null);
  next?.(vnode);
};

/** Draws into an element; returns what takes it away again. */
export const mount = (view: ComponentChild, into: HTMLElement): (() => void) => {
  render(view, into);
  return () => render(null, into);
};
