import type { NudgePart } from '../../protocol/nudges.ts';
import type { DueNudge, Host } from '../host.ts';
import type { NudgeSpeech } from '../locales/nudge-speech.ts';
import { dearest, reasonsOf, targetOf, valuesOf, webAddress } from './nudge-words.ts';

/** What a shopper does with a note. */
export type Deed = 'yes' | 'no' | 'stop' | 'close';
type View = 'bar' | 'note' | 'why';

const SIGNS = { check: 'm5 12.5 4.5 4.5L19 7.5', x: 'M6 6l12 12M18 6 6 18' };
const SVG = 'http://www.w3.org/2000/svg';

const make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  look: string,
  ...inner: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name);
  element.className = look;
  element.append(...inner);
  return element;
};

const sign = (name: keyof typeof SIGNS): SVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('class', 'i s');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', SIGNS[name]);
  svg.append(path);
  return svg;
};

const button = (look: string, press: () => void, ...inner: (Node | string)[]): HTMLButtonElement => {
  const element = make('button', look, ...inner);
  element.type = 'button';
  element.addEventListener('click', press);
  return element;
};

/** A sentence with its {braces} filled; the amount stands out, and names run in their own direction. */
const filled = (sentence: string, values: Record<string, string>): (Node | string)[] =>
  sentence.split(/(\{\w+\})/).map((piece) => {
    const name = piece.slice(1, -1);
    const value = /^\{/.test(piece) ? values[name] : undefined;
    if (value === undefined) return piece;
    const own = make('bdi', 'num', value);
    return name === 'gap' ? make('b', '', own) : own;
  });

/** What is drawn in one language; `words` may change with the shopper's. */
export interface Told {
  words: NudgePart;
  speech: NudgeSpeech;
}

/**
 * A note as plain elements: one line or a card, which turns into its reasons and back.
 * @param acted the shopper chose; `yes` goes on to where its link leads
 */
export const createCard = (host: Host, due: DueNudge, acted: (deed: Deed) => void) => {
  const layer = document.createElement('div');
  const news = make('div', 'sr');
  const part = document.createElement('aside');
  let view: View = due.rule.kind === 'free_delivery' ? 'bar' : 'note';
  let told: Told;
  news.setAttribute('role', 'status');
  part.setAttribute('role', 'complementary');
  layer.append(news, part);

  const turn = (next: View, focus: string): void => {
    view = next;
    draw();
    part.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
  };
  const plain = (words: string, press: () => void): HTMLButtonElement => button('btn plain', press, words);
  const turner = (look: string, next: View, ...inner: (Node | string)[]): HTMLButtonElement =>
    button(look, () => turn(next, 'h2'), ...inner);
  const heading = (...inner: (Node | string)[]): HTMLHeadingElement => {
    const element = make('h2', '', ...inner);
    element.tabIndex = -1;
    return element;
  };
  const picture = (): HTMLElement[] => {
    const { image, item_name = '' } = dearest(host.cart()) ?? {};
    const address = webAddress(image);
    if (!address || due.rule.kind === 'free_delivery') return [];
    const element = make('img', '');
    element.alt = item_name;
    element.addEventListener('error', () => element.remove());
    element.src = address;
    return [element];
  };
  const yes = (): HTMLElement[] => {
    const address = targetOf(host, told.words);
    if (!address) return [];
    const element = make('a', 'btn plain', told.words.yes);
    element.href = address;
    element.addEventListener('click', () => acted('yes'));
    return [element];
  };

  const views: Record<View, (values: Record<string, string>) => (Node | string)[]> = {
    bar(values) {
      const hide = button('tap', () => acted('close'), sign('x'));
      const meter = make('i', '');
      const { threshold = 1 } = due.rule;
      hide.setAttribute('aria-label', told.speech.words.hide);
      meter.style.inlineSize = `${100 - ((due.gap ?? 0) / threshold) * 100}%`;
      return [
        turner('line', 'note', make('span', '', ...filled(told.words.title, values))),
        hide,
        make('span', 'meter', meter),
      ];
    },
    note(values) {
      const { title, text } = told.words;
      const said = make('div', '', heading(...filled(title, values)));
      if (text) said.append(make('p', '', ...filled(text, values)));
      return [
        make('div', 'what', ...picture(), said),
        make(
          'div',
          'btns',
          plain(told.speech.words.no, () => acted('no')),
          ...yes(),
        ),
        turner('why', 'why', told.speech.words.why),
      ];
    },
    why() {
      const { words } = told.speech;
      const lines = reasonsOf(host, due, told.speech).map((line) =>
        make('li', '', sign('check'), make('span', '', line)),
      );
      return [
        heading(words.whyTitle),
        make('ul', '', ...lines),
        make(
          'div',
          'btns',
          plain(words.stop, () => acted('stop')),
          plain(words.back, () => turn('note', '.why')),
        ),
      ];
    },
  };
  /** Title and text with their braces filled, as they are read out. */
  const said = (): string[] => {
    const values = valuesOf(host, due, told.speech);
    return [told.words.title, told.words.text ?? ''].map((line) => told.speech.fill(line, values));
  };
  const draw = (): void => {
    part.className = `part nudge ${view}`;
    layer.classList.toggle('low', view === 'bar');
    part.setAttribute('aria-label', said()[0]!);
    part.replaceChildren(...views[view](valuesOf(host, due, told.speech)));
  };
  return {
    layer,
    /** In one line, and so with nothing but its title. */
    isBar: () => view === 'bar',
    said,
    tell(next: Told): void {
      told = next;
      part.lang = next.speech.tag;
      part.dir = next.speech.dir;
      draw();
    },
    draw,
    announce: (lines: string[]): void => news.replaceChildren(...lines.map((line) => make('p', '', line))),
  };
};
