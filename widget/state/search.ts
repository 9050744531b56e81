import { computed, signal } from './signal.ts';
import type { HelpArticle } from '../../protocol/help.ts';
import type { Host } from '../host.ts';
import { baseOf } from '../locales/speech.ts';
import type { Help } from './help.ts';

/** A question that was asked. Without `sure` there are `near` ones; with neither it waits for the articles. */
export interface Asked {
  ask: string;
  text: string;
  sure?: HelpArticle;
  near?: readonly HelpArticle[];
}

const ROWS = 5;
const NEAR = 3;

/** What is typed, what fits it, and what was asked. */
export const createSearch = (host: Host, help: Help) => {
  const text = signal('');
  /** The row the arrows are on; -1: none. */
  const at = signal(-1);
  const asked = signal<Asked | undefined>(undefined);
  /** The shop has what could not be answered. */
  const known = signal(false);

  const find = (typed: string): [found: HelpArticle[], sure: boolean] => {
    const { matcher } = help.content.value ?? {};
    const found = (typed.trim() && matcher?.search(typed)) || [];
    return [found.flatMap(({ id }) => help.article(id) ?? []), !!matcher && matcher.confident(found, typed)];
  };
  let last: { typed: string; content: unknown; found: ReturnType<typeof find> } | undefined;
  /** Searching is dear, and asked for several times a key. */
  const found = computed(() => {
    const [typed, content] = [text.value, help.content.value];
    if (last?.typed !== typed || last.content !== content) last = { typed, content, found: find(typed) };
    return last.found;
  });

  const report = (question: Asked): void => {
    const { ask, sure } = question;
    const words = host.blanked(question.text);
    const lang = help.content.value!.part.lang;
    host.report('faq_ask', {
      ask,
      text: words,
      lang,
      locale: baseOf(host.locale()),
      result: sure ? 'answered' : 'unsure',
      ...(sure && { article: sure.id }),
    });
    if (!sure) host.tell('unanswered', { text: words });
  };
  const showAnswer = ({ ask, sure }: Asked): void => {
    if (!sure) return;
    host.report('faq_view', { article: sure.id, lang: help.content.value!.part.lang, from: 'answer', ask });
    host.tell('answer', { article: sure.id });
  };

  /** Answers what was asked, as soon as the articles are there; again, if there was no answer and now there is. */
  const settle = (): void => {
    const question = asked.value;
    if (!question || question.sure || !help.content.value) return;
    const [near, sure] = find(question.text);
    const settled: Asked = sure ? { ...question, sure: near[0]!, near: near.slice(1) } : { ...question, near };
    settled.near = settled.near!.slice(0, NEAR);
    const first = !question.near;
    if (!first && !sure && settled.near.every((one, i) => one === question.near![i])) return;
    asked.value = settled;
    if (first) report(settled);
    showAnswer(settled);
  };

  return {
    text,
    at,
    asked,
    known,
    rows: computed(() => found.value[0].slice(0, ROWS)),
    sure: computed(() => found.value[1]),
    /** Words that were taken for others. */
    repaired: computed(() => {
      const words = help.content.value?.matcher.repaired(text.value) ?? [];
      return [...new Set(words.map(({ taken }) => taken))];
    }),
    /** The title cut so that what was typed can be bold. */
    marks: (title: string): [string, boolean][] =>
      help.content.value?.matcher.marks(title, text.value) ?? [[title, false]],
    type(words: string): void {
      text.value = words;
      at.value = -1;
      asked.value = undefined;
    },
    move(step: number): void {
      const rows = Math.min(ROWS, found.value[0].length) + 1;
      at.value = ((at.value + 1 + step + rows) % rows) - 1;
    },
    /** Asks what is typed, where that can be searched: else nobody would know whether there is an answer. */
    ask(): void {
      if (!text.value.trim() || help.content.value?.later) return;
      known.value = false;
      asked.value = { ask: host.newId(), text: text.value.trim() };
      settle();
    },
    settle,
    /** Looks whether the collector has taken what could not be answered. */
    look(): void {
      const unsure = asked.value?.near && !asked.value.sure;
      if (unsure && host.mode() !== 'off' && !host.waiting()) known.value = true;
    },
  };
};

export type Search = ReturnType<typeof createSearch>;
