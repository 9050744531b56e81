import type { HelpArticle } from '../../protocol/help.ts';
import type { Host, KeptQuestion } from '../host.ts';
import { baseOf } from '../locales/speech.ts';
import type { Content } from './help.ts';
import { forgetQuestion, keepQuestion, keptQuestions } from './kept.ts';
import type { PanelState } from './panel.ts';
import type { Asked } from './search.ts';
import { effect, signal } from './signal.ts';

/** A question that waited, and the article that answers it now. */
export interface Answered {
  question: KeptQuestion;
  article: HelpArticle;
}

/** An answer that is there in another language than the shopper's. */
export interface Elsewhere {
  ask: string;
  content: Content;
  article: HelpArticle;
}

const surest = ({ part, matcher }: Content, text: string): HelpArticle | undefined => {
  const found = matcher.search(text);
  return matcher.confident(found, text) ? part.articles.find(({ id }) => id === found[0]!.id) : undefined;
};

/** What can be done where there is no answer: wait for one, or read one in another language. */
export const createGap = (host: Host, { help, search, view, page, kept: changes }: PanelState) => {
  const { prefix } = host.recorder;
  const kept = signal(keptQuestions(host));
  const answered = signal<readonly Answered[]>([]);
  const elsewhere = signal<Elsewhere | undefined>(undefined);
  const others = new Map<string, Promise<Content>>();

  /** What is kept may be erased elsewhere: by another tab, in "My data", with the consent to keep it. */
  const renew = (): void => {
    const now = keptQuestions(host);
    if (JSON.stringify(now) !== JSON.stringify(kept.value)) kept.value = now;
  };
  const forget = (ask: string): void => {
    forgetQuestion(host, ask);
    renew();
  };

  /** Addresses of the help in languages that the shopper may read: the browser's and the shop's own, but not this one. */
  const otherParts = (): string[] => {
    const all = Object.entries(host.site.help ?? {});
    const here = baseOf(help.content.value!.part.lang);
    const wanted = [...navigator.languages, host.site.lang].map(baseOf);
    return all
      .filter(([tag]) => baseOf(tag) !== here && wanted.includes(baseOf(tag)))
      .sort(([a], [b]) => wanted.indexOf(baseOf(a)) - wanted.indexOf(baseOf(b)))
      .map(([, path]) => path);
  };
  /** Looks in one after the other, with its texts, so that what is offered opens at once. */
  const lookElsewhere = async ({ ask, text }: Asked): Promise<void> => {
    for (const path of otherParts()) {
      if (!others.has(path)) others.set(path, help.fetchPart(path));
      try {
        const content = await others.get(path)!;
        const article = surest(content, text);
        if (!article) continue;
        content.texts ??= await help.fetchTexts(content.part);
        if (search.asked.value?.ask === ask) elsewhere.value = { ask, content, article };
        return;
      } catch {
        // Offline, or taken off since: then nothing is offered.
        others.delete(path);
      }
    }
  };

  const other = ({ key }: StorageEvent): void => {
    if ((key ?? prefix).startsWith(prefix)) renew();
  };
  addEventListener('storage', other);
  const stops = [
    () => removeEventListener('storage', other),
    effect(() => {
      void [page.value, changes.value];
      queueMicrotask(renew);
    }),
    effect(() => {
      const content = help.content.value;
      const asked = search.asked.value;
      // The answer is on screen already.
      if (asked?.sure && kept.value.some(({ ask }) => ask === asked.ask)) forget(asked.ask);
      answered.value = kept.value.flatMap((question) => {
        const article = content && surest(content, question.text);
        return article ? { question, article } : [];
      });
    }),
    effect(() => {
      const asked = search.asked.value;
      if (elsewhere.value?.ask === asked?.ask) return;
      elsewhere.value = undefined;
      if (asked?.near && !asked.sure) void lookElsewhere(asked);
    }),
  ];

  return {
    answered,
    elsewhere,
    waitsFor: (ask: string): boolean => kept.value.some((question) => question.ask === ask),
    wait({ ask, text }: Asked, is: boolean): void {
      // Consent may have been taken back while the box was on screen.
      if (is && host.mode() === 'full') keepQuestion(host, ask, text);
      else forgetQuestion(host, ask);
      kept.value = keptQuestions(host);
    },
    /** Opens the answer that was waited for; it is not waited for any more. */
    open({ question, article }: Answered): void {
      view(article.id, 'answered', question.ask);
      forget(question.ask);
    },
    openElsewhere({ ask, content, article }: Elsewhere): void {
      view(article.id, 'nearest', ask, content);
    },
    stop: (): void => stops.forEach((stop) => stop()),
  };
};

export type GapState = ReturnType<typeof createGap>;
