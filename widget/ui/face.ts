import type { SiteDocument } from '../../protocol/site.ts';
import type { Settings } from '../settings.ts';
import { launcherCss } from './launcher-css.ts';
import { createStage } from './stage.ts';
import { themeOf } from './theme.ts';

interface Look {
  /** With no site there is nothing to be seen. */
  site?: SiteDocument | undefined;
  /** While the panel is open, the launcher's place closes it. */
  open?: boolean;
  /** The code behind the launcher did not come: it says so. */
  failed?: boolean;
  theme?: string;
  /** The lightness of the page's ground, where it is known. */
  ground?: 'light' | 'dark';
  /** BCP 47 tag; empty: as the page, then the browser. */
  locale?: string;
}

export type Face = ReturnType<typeof createFace>;

/** What is seen before anything is opened: one button, in the site's words and colours, drawn without the panel's code. */
export const createFace = ({ position, zIndex, launcher, theme, locale: tag }: Settings) => {
  const look: Look = { theme, ground: 'light', locale: tag };
  const element = document.createElement('attendant-widget');
  const root = element.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  const label = document.createElement('span');
  const sheets = [new CSSStyleSheet(), new CSSStyleSheet()] as const;
  const stage = createStage(element);
  const locale = (): string => look.locale || document.documentElement.lang || navigator.language;

  const dress = (change?: Look): void => {
    const { site, open, failed } = Object.assign(look, change);
    stage.show(!!site);
    if (!site) return;
    const words = (failed && site.trouble) || site.launcher;
    const lang = [locale(), locale().split('-')[0]!, site.lang].find((name) => words[name]) ?? 'en';
    const shade = themeOf(look.theme!, look.ground!) as 'light';
    const tones = Object.entries(site.colours[shade]).map(([name, tone]) => `--${name}:${tone}`);
    label.textContent = button.ariaLabel = words[lang]!;
    button.lang = lang;
    button.ariaExpanded = `${!!open}`;
    button.className = `launcher ${position}${open ? ' open' : ''}${failed ? ' said' : ''}`;
    sheets[1].replaceSync(`:host{z-index:${zIndex}!important;color-scheme:${shade}!important;${tones.join(';')}}`);
  };

  sheets[0].replaceSync(launcherCss);
  root.adoptedStyleSheets = [...sheets];
  label.ariaLive = 'polite';
  button.append(label);
  if (launcher === 'show') root.append(button);

  return { root, button, locale, dress, stop: stage.stop };
};
