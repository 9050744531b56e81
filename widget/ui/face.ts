import type { SiteDocument } from '../../protocol/site.ts';
import type { Settings } from '../settings.ts';
import { createLauncher } from './launcher.ts';
import { createStage } from './stage.ts';
import { themeOf } from './theme.ts';

const FAILED = 'The help did not load. Your basket is not affected.';

/** The words in a language, or in its main part, or in the site's own. */
export const wordsFor = (words: Record<string, string>, tag: string, own: string): [words: string, lang: string] => {
  const lang = [tag, tag.split('-')[0]!, own].find((name) => words[name]) ?? own;
  return [words[lang] ?? '', lang];
};

/** What is seen of the assistant before anything is opened: the launcher in the site's words and colours. */
export const createFace = (settings: Settings) => {
  let { theme, locale: tag } = settings;
  let site: SiteDocument | undefined;
  let worn = '';
  const { element, root, button, say, open, colour } = createLauncher(settings);
  const stage = createStage(element);
  const locale = (): string => tag || document.documentElement.lang || navigator.language;
  const dress = (): void => {
    if (!site) return;
    const shade = themeOf(theme);
    say(...wordsFor(site.launcher, locale(), site.lang));
    if (worn !== (worn = shade + site.revision)) colour(shade, site.colours[shade]);
  };
  return {
    element,
    root,
    button,
    open,
    locale,
    dress,
    stop: stage.stop,
    /** With no site there is nothing to be seen. */
    show(next: SiteDocument | undefined) {
      site = next;
      stage.show(!!site);
      dress();
    },
    setLocale(next: string) {
      tag = next;
      dress();
    },
    setTheme(next: Settings['theme']) {
      theme = next;
      dress();
    },
    /** The code behind the launcher did not come. */
    failed() {
      const [words, lang] = wordsFor(site!.trouble ?? {}, locale(), site!.lang);
      say(words || FAILED, words ? lang : 'en', true);
    },
  };
};
