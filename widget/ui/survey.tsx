import './together.ts';
import { effect, signal } from '../state/signal.ts';
import type { SurveyPart, SurveyRule } from '../../protocol/site.ts';
import type { Host } from '../host.ts';
import { type FormSpeech, loadFormSpeech } from '../locales/form-speech.ts';
import { entryOf } from '../locales/speech.ts';
import { createResponse, type Response } from '../state/response.ts';
import { baseCss } from './base-css.ts';
import { focused } from './focused.ts';
import { formCss } from './form-css.ts';
import { mount } from './mount.ts';
import { adopt } from './sheet.ts';
import { SurveyView } from './survey-view.tsx';
import { surveyCss } from './survey-css.ts';

/** Milliseconds: the thanks stay, the card's way out, and the announcement's wait for screen readers to see its box. */
const THANKS = 6000;
const LEAVING = 190;
const ANNOUNCE = 150;

type Ending = 'answered' | 'dismissed';

const loadPart = async (host: Host, rule: SurveyRule): Promise<SurveyPart> => {
  const address = entryOf(rule.part, [host.locale(), host.site.lang]);
  const answer = await fetch(`${host.base}/v1/sites/${host.key}/${address}`, { credentials: 'omit' });
  if (!address || !answer.ok) throw new Error(`${answer.status}`);
  const part: SurveyPart = await answer.json();
  if (!part.questions.length) throw new Error('no questions');
  return part;
};

const load = async (host: Host, rule: SurveyRule): Promise<[SurveyPart, FormSpeech]> => {
  const part = await loadPart(host, rule);
  // The buttons speak the language of the questions, which may not be there in the page's own.
  return [part, await loadFormSpeech([part.lang, host.locale(), host.site.lang])];
};

const createCard = (host: Host) => {
  const layer = document.createElement('div');
  const part = document.createElement('section');
  const news = document.createElement('div');
  const view = document.createElement('div');
  layer.className = host.position === 'start' ? 'ask start' : 'ask';
  part.className = 'part survey';
  news.className = 'sr';
  news.setAttribute('role', 'status');
  part.append(news, view);
  layer.append(part);
  return { layer, part, news, view };
};

/**
 * Offers a survey; it never takes the focus by itself. When its questions cannot be had nothing is shown.
 * @param trigger the type of the event that made it due
 * @returns `done` resolves when it has left the page: `answered` if it was gone through to the end
 */
export const showSurvey = (host: Host, id: string, trigger: string) => {
  const card = createCard(host);
  const speech = signal<FormSpeech | undefined>(undefined);
  const undo: (() => void)[] = [];
  let response: Response | undefined;
  let before: HTMLElement | undefined;
  let over = false;
  let resolve: (how: Ending) => void = () => {};
  const done = new Promise<Ending>((settle) => (resolve = settle));

  const later = (act: () => void, wait: number) => {
    const timer = setTimeout(act, wait);
    undo.push(() => clearTimeout(timer));
  };

  const remove = (how: Ending) => {
    for (const step of undo.splice(0)) step();
    card.layer.remove();
    resolve(how);
  };

  const leave = (how: Ending) => {
    if (over) return;
    over = true;
    if (card.layer.contains(host.root.activeElement) && before?.isConnected) before.focus({ preventScroll: true });
    card.layer.inert = true;
    card.layer.classList.add('leaving');
    later(() => remove(how), LEAVING);
  };

  const stay = () => {
    if (card.part.matches(':hover')) later(stay, THANKS / 3);
    else response?.leave('answered');
  };

  const dress = (part: SurveyPart, words: FormSpeech) => {
    card.part.lang = words.tag;
    card.part.dir = words.dir;
    card.part.setAttribute('aria-label', part.title);
    speech.value = words;
  };

  const announce = (part: SurveyPart) => {
    for (const text of [part.title, part.questions[0]?.title ?? '']) {
      const line = document.createElement('p');
      line.textContent = text;
      card.news.append(line);
    }
    later(() => card.news.replaceChildren(), THANKS);
  };

  const listen = (running: Response) => {
    card.layer.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      running.leave('dismissed');
    });
    card.layer.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !card.layer.contains(relatedTarget)) before = relatedTarget;
    });
    undo.push(
      effect(() => {
        if (running.phase.value === 'thanks') later(stay, THANKS);
      }),
    );
  };

  const show = async () => {
    const rule = host.site.surveys.find((known) => known.id === id);
    if (!rule) return remove('dismissed');
    const [part, words] = await load(host, rule);
    if (over) return;
    // The panel may have been opened while the questions came: one thing at a time.
    if (host.root.querySelector('.layer:not([hidden], .leaving)')) return remove('dismissed');
    const running = (response = createResponse(host, part, leave));
    before = focused(host.root);
    dress(part, words);
    undo.push(adopt(host.root, baseCss + formCss + surveyCss));
    host.root.append(card.layer);
    // Steps change only by what the shopper does in it, so the focus may go to the new question.
    undo.push(
      mount(
        () => <SurveyView response={running} speech={speech.value} />,
        card.view,
        () => (running.phase.value === 'asking' ? running.question.value?.id : 'thanks'),
        () => card.view.querySelector('h2')?.focus({ preventScroll: true }),
      ),
    );
    listen(running);
    later(() => announce(part), ANNOUNCE);
    host.report('survey_shown', { survey: part.id, trigger });
    host.tell('survey', { id: part.id, action: 'shown' });
  };

  const retell = async () => {
    const rule = host.site.surveys.find((known) => known.id === id);
    if (!rule || !response) return;
    const [part, words] = await load(host, rule);
    response.translate(part);
    dress(part, words);
  };

  show().catch(() => remove('dismissed'));
  return {
    done,
    retell: () => void retell().catch(() => {}),
    destroy() {
      over = true;
      remove('dismissed');
    },
  };
};
