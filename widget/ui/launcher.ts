import type { Colours } from '../../protocol/site.ts';
import type { Settings } from '../settings.ts';
import { launcherCss } from './launcher-css.ts';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M4 11.5C4 7.4 7.6 4 12 4s8 3.4 8 7.5S16.4 19 12 19c-1 0-2-.2-2.9-.5L4.5 20l1.3-3.7A7.2 7.2 0 0 1 4 11.5Z';
const CROSS = 'm6 6 12 12M18 6 6 18';

export interface Launcher {
  /** `<attendant-widget>`. */
  element: HTMLElement;
  root: ShadowRoot;
  button: HTMLButtonElement;
  /** @param lang BCP 47 tag of the words; `failed`: they say what went wrong and are shown on phones too */
  say(words: string, lang: string, failed?: boolean): void;
  /** While the panel is open, the same place closes. */
  open(is: boolean): void;
  colour(theme: string, colours: Colours): void;
}

/** The one button there is before anything is opened, drawn without the panel's code. It stands nowhere yet. */
export const createLauncher = ({ position, zIndex, launcher }: Settings): Launcher => {
  const element = document.createElement('attendant-widget');
  const root = element.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  const sign = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const label = document.createElement('span');
  const base = new CSSStyleSheet();
  const colours = new CSSStyleSheet();
  const draw = (is: boolean): void => {
    path.setAttribute('d', is ? CROSS : BUBBLE);
    button.ariaExpanded = '' + is;
    button.classList.toggle('open', is);
  };

  base.replaceSync(launcherCss);
  root.adoptedStyleSheets = [base, colours];
  button.type = 'button';
  button.className = 'launcher ' + position;
  button.hidden = launcher !== 'show';
  sign.setAttribute('viewBox', '0 0 24 24');
  sign.ariaHidden = 'true';
  label.ariaLive = 'polite';
  label.dir = 'auto';
  sign.append(path);
  button.append(sign, label);
  root.append(button);
  draw(false);

  return {
    element,
    root,
    button,
    say(words, lang, failed = false) {
      label.textContent = button.ariaLabel = words;
      button.lang = lang;
      button.classList.toggle('said', failed);
    },
    open: draw,
    colour(theme, tokens) {
      const tones = Object.entries(tokens).map(([name, tone]) => `--${name}:${tone}`);
      colours.replaceSync(`:host{z-index:${zIndex}!important;color-scheme:${theme}!important;${tones.join(';')}}`);
    },
  };
};
