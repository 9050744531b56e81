import './together.ts';
import type { Host } from '../host.ts';
import { type GapSpeech, loadGapSpeech } from '../locales/gap-speech.ts';
import { createGap as createState } from '../state/gap.ts';
import type { PanelState } from '../state/panel.ts';
import { effect, signal } from '../state/signal.ts';
import { gapCss } from './gap-css.ts';
import { Icon } from './icons.tsx';
import { adopt } from './sheet.ts';
import type { Gap } from './shown.ts';

const CHEVRON = <Icon name="next" look="s flip" />;

/** A language's name in the words around it: "Romanian", "română". */
const nameOf = (tag: string, { tag: speaks }: GapSpeech): string =>
  new Intl.DisplayNames(speaks, { type: 'language', fallback: 'code' }).of(tag.split('-')[0]!) ?? tag;

/** How many have been answered, at the launcher, if there is one; in its description, too. */
const tellLauncher = (root: ShadowRoot, count: number, words: string): void => {
  const launcher = root.querySelector('.launcher');
  launcher?.querySelector('.news')?.remove();
  launcher?.removeAttribute('aria-description');
  if (!launcher || !count) return;
  const mark = document.createElement('span');
  mark.className = 'news';
  mark.ariaHidden = 'true';
  mark.textContent = `${count}`;
  launcher.append(mark);
  launcher.setAttribute('aria-description', words);
};

/** What is shown where there is no answer, or none in the shopper's language, and when there is one at last. */
export const createGap = async (host: Host, panel: PanelState): Promise<Gap> => {
  const tell = (): Promise<GapSpeech> => loadGapSpeech([host.locale(), host.site.lang]);
  const speech = signal(await tell());
  const state = createState(host, panel);
  const stops = [
    adopt(host.root, gapCss),
    effect(() => tellLauncher(host.root, state.answered.value.length, speech.value.words.answered)),
  ];
  return {
    Home() {
      const { words, fill } = speech.value;
      const given = panel.help.foreign();
      return (
        <>
          {state.answered.value.map((one) => (
            <button
              type="button"
              key={one.question.ask}
              class="row news"
              id={`news-${one.question.ask}`}
              onClick={() => state.open(one)}
            >
              <Icon name="check" />
              <span class="t">
                {words.answered}
                <small>
                  <bdi>{one.question.text}</bdi>
                </small>
              </span>
              {CHEVRON}
            </button>
          ))}
          {given ? (
            <p class="small tongue">
              {fill(words.noneYet, { wanted: nameOf(host.locale(), speech.value), there: nameOf(given, speech.value) })}
            </p>
          ) : null}
        </>
      );
    },
    Elsewhere({ asked }) {
      const { words, fill } = speech.value;
      const found = state.elsewhere.value;
      if (found?.ask !== asked.ask) return null;
      const { lang } = found.content.part;
      return (
        <div role="status">
          <p class="soft-text">{fill(words.elsewhere, { language: nameOf(lang, speech.value) })}</p>
          <div class="rows">
            <button type="button" class="row" id="elsewhere" onClick={() => state.openElsewhere(found)}>
              <span class="t" lang={lang}>
                <bdi>{found.article.title}</bdi>
                <small>
                  <bdi>{found.article.lead}</bdi>
                </small>
              </span>
              {CHEVRON}
            </button>
          </div>
        </div>
      );
    },
    Wait({ asked }) {
      const { words } = speech.value;
      const waits = state.waitsFor(asked.ask);
      void panel.kept.value;
      // In the other modes nothing is kept until a next visit.
      if (host.mode() !== 'full') return null;
      return (
        <>
          <label class="wait">
            <input
              type="checkbox"
              id="wait"
              checked={waits}
              aria-describedby={waits ? 'wait-keeps' : undefined}
              onChange={() => state.wait(asked, !waits)}
            />
            <span>{words.tellMe}</span>
          </label>
          {waits ? (
            <p class="small" id="wait-keeps">
              {words.tellMeKeeps}
            </p>
          ) : null}
        </>
      );
    },
    async retell() {
      speech.value = await tell();
    },
    stop() {
      state.stop();
      tellLauncher(host.root, 0, '');
      for (const stop of stops) stop();
    },
  };
};
