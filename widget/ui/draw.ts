import type { ComponentChild } from 'preact';
import type { Node as Made } from './jsx-runtime.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Set as properties: as attributes they only say how it began. */
const LIVE = new Set(['value', 'checked']);

/** One element or text as it is to be, and, once drawn, where it is. */
interface Piece {
  /** Empty: text. */
  tag: string;
  key: string;
  props: Record<string, unknown>;
  node?: Element | Text;
}

interface Drawn extends Element {
  /** What was drawn into it. */
  drawn?: Piece[];
  /** What hears its events, by type. */
  ears?: Record<string, (event: Event) => void>;
}

/** Calls the components and takes fragments apart: a flat list of elements and texts. */
const flatten = (child: unknown, key: string, into: Piece[]): Piece[] => {
  if (Array.isArray(child)) for (const one of child) flatten(one, key, into);
  else if (child && typeof child === 'object') {
    const { type, props, key: own = '' } = child as Made;
    if (typeof type === 'string') into.push({ tag: type, key: key + own, props });
    else flatten(type(props), key + own, into);
  } else if (child != null && typeof child !== 'boolean') into.push({ tag: '', key, props: { data: `${child}` } });
  return into;
};

function hear(this: Drawn, event: Event): void {
  this.ears?.[event.type]?.(event);
}

const setProp = (element: Drawn, name: string, value: unknown): void => {
  if (/^on[A-Z]/.test(name)) {
    const type = name.slice(2).toLowerCase();
    element.ears ??= {};
    if (!element.ears[type]) element.addEventListener(type, hear);
    element.ears[type] = (value ?? (() => {})) as (event: Event) => void;
  } else if (LIVE.has(name)) {
    const live = element as unknown as Record<string, unknown>;
    if (live[name] !== value) live[name] = value ?? '';
  } else if (value == null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : `${value}`);
};

/** Makes the piece be like this, new or in the place of the one before. */
const dress = (piece: Piece, before: Piece | undefined, parent: Element): void => {
  const { tag, props } = piece;
  const old = before?.props ?? {};
  if (!tag) {
    const text = (piece.node = before?.node ?? document.createTextNode('')) as Text;
    if (old['data'] !== props['data']) text.data = props['data'] as string;
    return;
  }
  const space = tag === 'svg' ? SVG : parent.namespaceURI;
  const element: Drawn = (before?.node as Element) ?? document.createElementNS(space, tag);
  piece.node = element;
  // What is inside first: a choice can only be set once its options are there.
  fill(element, flatten(props['children'], '', []));
  for (const name of new Set([...Object.keys(old), ...Object.keys(props)]))
    if (name !== 'children' && (old[name] !== props[name] || LIVE.has(name))) setProp(element, name, props[name]);
};

/** Puts a node at this place. What moves loses its focus, a phone's keyboard, and a word that is being composed. */
const put = (node: Element | Text, parent: Element, at: number): void => {
  const there = parent.childNodes[at];
  if (there === node) return;
  const active = (parent.getRootNode() as ShadowRoot).activeElement ?? null;
  // What an extension wrapped into an element of its own comes out of it.
  if (node.parentNode !== parent || !node.contains(active)) return void parent.insertBefore(node, there ?? null);
  for (const other of [...parent.childNodes].slice(at)) {
    if (other === node) return;
    parent.append(other);
  }
};

/** What stood there before and is still wanted stays: the first of the same tag and key that is not yet taken. */
const fill = (parent: Drawn, pieces: Piece[]): void => {
  const free = parent.drawn ?? [];
  const kept = pieces.map(({ tag, key }) => {
    const at = free.findIndex((piece) => piece.tag === tag && piece.key === key);
    return at < 0 ? undefined : free.splice(at, 1)[0];
  });
  parent.drawn = pieces;
  // Before anything is put in, so that little else has to move.
  for (const { node } of free) node?.remove();
  pieces.forEach((piece, i) => {
    dress(piece, kept[i], parent);
    put(piece.node!, parent, i);
  });
  // A browser that translates the page puts its own words in the place of ours, which now stand twice.
  while (parent.childNodes[pieces.length]) parent.lastChild!.remove();
};

/** Draws into an element what was drawn there before, as it is now. */
export const render = (view: ComponentChild, into: Element): void => fill(into, flatten(view, '', []));
