import type { ComponentChild } from 'preact';

// Markup is written and typed as Preact's and drawn by draw.ts: the panel, its answers and the matcher have to fit into
// 30,000 bytes, and Preact with signals would take 5,700 of them.
export type { JSX } from 'preact/jsx-runtime';

type Props = Record<string, unknown>;

/** One element or component, as JSX makes it. */
export interface Node {
  type: string | ((props: Props) => ComponentChild);
  props: Props;
  key: string | number | undefined;
}

/**
 * Some pages add enumerable names to Object.prototype; a component would take them for what it was given, so props have
 * no prototype at all.
 */
export const jsx = (type: Node['type'], props: Props, key?: Node['key']): Node => ({
  type,
  props: Object.setPrototypeOf(props, null) as Props,
  key,
});
export const jsxs = jsx;
export const Fragment = ({ children }: Props): ComponentChild => children as ComponentChild;
