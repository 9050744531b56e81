import type { Problem } from '../../protocol/console.ts';
import type { ContentBodies, ContentKind, NudgeContent, NudgeWords } from '../../protocol/content.ts';
import { checkHours } from './checkHours.ts';
import { checkSurvey } from './checkSurvey.ts';
import { claimIn } from './honesty.ts';
import { CONTENT_ID, shaped } from './shapes.ts';
import { Unpublishable } from './unpublishable.ts';

// What must hold for a content to reach a page. The words are for the person who wrote it.

const need = (holds: unknown, message: string, field: string): void => {
  if (!holds) throw new Unpublishable(message, field);
};
const filled = (text: string | undefined): boolean => Boolean(text?.trim());

/** What is in its texts is seen when they are computed, beside the requests. */
const checkArticle = ({ languages }: ContentBodies['article']): void => {
  const written = Object.values(languages).some(({ title, text }) => filled(title) && filled(text));
  need(written, 'Write a title and a text in at least one language.', 'languages');
};

const checkTopics = ({ topics }: ContentBodies['topics']): void => {
  const seen = new Set<string>();
  topics.forEach(({ id, names }, i) => {
    need(!seen.has(id), `There are two topics with the id ${id}. Give one of them another.`, `topics.${i}.id`);
    need(Object.values(names).some(filled), 'Give the topic a name in at least one language.', `topics.${i}.names`);
    seen.add(id);
  });
};

const HREF = /^(?:https?:\/\/[^/\s]|\/|#)[^\s]*$/i;
const PLACEHOLDERS = new Set(['{item}', '{gap}', '{count}']);

const checkPlaceholders = (text: string, kind: NudgeContent['kind'], field: string): void => {
  for (const [found] of text.matchAll(/\{[^}]*\}/g)) {
    need(PLACEHOLDERS.has(found), `There is no ${found}. There are {item}, {gap} and {count}.`, field);
    need(
      found !== '{gap}' || kind === 'free_delivery',
      '{gap} is known only to a note on free delivery. Take it out.',
      field,
    );
  }
};

const checkWords = (lang: string, words: NudgeWords, kind: NudgeContent['kind']): void => {
  const field = (name: string): string => `languages.${lang}.${name}`;
  need(filled(words.title), 'Write a title, or take this language out.', field('title'));
  need(filled(words.yes), 'Write what the button says, or take this language out.', field('yes'));
  for (const name of ['title', 'text', 'yes'] as const) {
    const text = words[name] ?? '';
    checkPlaceholders(text, kind, field(name));
    const claim = claimIn(text);
    need(!claim, claim ?? '', field(name));
  }
  const leads = !words.href || HREF.test(words.href);
  need(leads, 'The button leads to an address that begins with https:// or /.', field('href'));
};

/** Whether somebody has begun to write in a language. */
const begun = ({ title, text, yes }: NudgeWords): boolean => [title, text, yes].some(filled);

const RULES: Readonly<Record<NudgeContent['kind'], (nudge: NudgeContent) => void>> = {
  idle_cart: ({ after_s = 0 }) =>
    need(after_s >= 30, 'The basket is idle after 30 seconds at the earliest. Choose 30 or more.', 'after_s'),
  exit_intent: () => {},
  free_delivery: ({ threshold = 0, within = 0 }) => {
    need(threshold > 0, 'Say from which value of the basket delivery is free.', 'threshold');
    need(within > 0, 'Say how much may be missing at most for the note to show.', 'within');
  },
  returning_cart: ({ away_h = 0 }) => need(away_h > 0, 'Say after how many hours a shopper is back.', 'away_h'),
};

const checkNudge = (nudge: ContentBodies['nudge']): void => {
  need(filled(nudge.name), 'Give the note a name, to find it again in the list.', 'name');
  RULES[nudge.kind](nudge);
  need(nudge.hold <= 50, 'At most 50 per cent can be held back: then as many see it as do not.', 'hold');
  const written = Object.entries(nudge.languages).filter(([, words]) => begun(words));
  need(written.length, 'Write the note in at least one language.', 'languages');
  for (const [lang, words] of written) checkWords(lang, words, nudge.kind);
};

const checkLook = ({ brand, mark, lang, launcher }: ContentBodies['look']): void => {
  need(/^#[0-9a-f]{6}$/i.test(brand), 'Write the colour as # and six digits, such as #1d5c50.', 'brand');
  const letters = mark ? [...new Intl.Segmenter().segment(mark)].length : 1;
  need(letters === 1, 'The mark is one letter.', 'mark');
  need(filled(launcher[lang]), `Write what the launcher says in ${lang}: it stands in for the others.`, 'launcher');
  for (const [tag, words] of Object.entries(launcher))
    need(filled(words), 'Write what the launcher says, or take this language out.', `launcher.${tag}`);
};

const CHECKS: { [K in ContentKind]: (body: ContentBodies[K]) => void } = {
  article: checkArticle,
  topics: checkTopics,
  nudge: checkNudge,
  survey: checkSurvey,
  look: checkLook,
  hours: checkHours,
  budget: () => {},
};

/** Kinds of which a site has one; its id is the kind's name. */
const SINGLE: ReadonlySet<ContentKind> = new Set(['topics', 'look', 'hours', 'budget']);

/** Whether there is one item of the kind, whether anybody has written it yet or not. */
export const isSingle = (kind: ContentKind): boolean => SINGLE.has(kind);

/** Whether a content of this kind may have this id. */
export const isContentId = (kind: ContentKind, id: string): boolean =>
  isSingle(kind) ? id === kind : CONTENT_ID.test(id);

/**
 * The body if it can be published, without fields that its kind does not know.
 * @throws Unpublishable in words that say the remedy
 */
export const publishable = <K extends ContentKind>(kind: K, id: string, body: unknown): ContentBodies[K] => {
  if (!isContentId(kind, id)) throw new Unpublishable(`${id} cannot be the id of ${kind}.`);
  const checked = shaped(kind, body);
  CHECKS[kind](checked);
  return checked;
};

/** Why the body cannot be published, and at which field; undefined if it can. */
export const refusalOf = (kind: ContentKind, id: string, body: unknown): Problem | undefined => {
  try {
    publishable(kind, id, body);
    return undefined;
  } catch (error) {
    if (!(error instanceof Unpublishable)) throw error;
    return { error: error.message, ...(error.field && { field: error.field }) };
  }
};
