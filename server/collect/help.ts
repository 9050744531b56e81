import { limits } from '../../protocol/limits.ts';
import type { Why } from './check.ts';

type Fields = Record<string, unknown>;

interface Rule {
  holds(value: unknown): boolean;
  words: string;
}

const text = (most: number): Rule => ({
  holds: (value) => typeof value === 'string' && value.length <= most,
  words: `not a text of at most ${most} characters`,
});
const one = (...of: readonly string[]): Rule => ({
  holds: (value) => typeof value === 'string' && of.includes(value),
  words: `not one of ${of.join(', ')}`,
});
const flag: Rule = { holds: (value) => typeof value === 'boolean', words: 'not true or false' };
const version: Rule = {
  holds: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1e9,
  words: 'not a whole number from 1',
};

/** A name that content can have; names of questions are of the same length. */
const NAME = text(60);
const LANG = text(35);
const KIND = text(limits.name);
const MESSAGE_ID = text(64);

/** Fields that must be there, and those that may be; others are kept as they come. */
interface Shape {
  must: Readonly<Record<string, Rule>>;
  may?: Readonly<Record<string, Rule>>;
}

const nudge = { nudge: NAME, kind: KIND, version };

const SHAPES: Readonly<Record<string, Shape>> = {
  faq_ask: {
    must: { ask: NAME, text: text(limits.title), lang: LANG, result: one('answered', 'unsure') },
    // What a page says of its language may be anything, and no reason to lose a question.
    may: { locale: text(limits.title), article: NAME },
  },
  faq_view: { must: { article: NAME, lang: LANG, from: KIND }, may: { ask: NAME } },
  faq_rate: { must: { article: NAME, lang: LANG, helped: flag }, may: { ask: NAME, missing: KIND } },
  nudge_shown: { must: { ...nudge, arm: one('shown') } },
  nudge_held: { must: { ...nudge, arm: one('held') } },
  nudge_clicked: { must: nudge },
  nudge_dismissed: { must: { ...nudge, how: one('no', 'stop', 'close') } },
  handover: { must: {}, may: { view: text(limits.itemText), ask: NAME, article: NAME } },
  message_sent: { must: { id: MESSAGE_ID, kind: one('message', 'feedback', 'survey') } },
};

/** What is wrong with the `data` of an event of help, nudges or messages, as "field: reason"; undefined if nothing is. */
export const helpWhy = (type: string, data: Fields): Why => {
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
  if (!shape) return undefined;
  for (const [name, rule] of Object.entries(shape.must)) {
    if (!rule.holds(data[name])) return `${name}: ${rule.words}`;
  }
  for (const [name, rule] of Object.entries(shape.may ?? {})) {
    if (data[name] !== undefined && !rule.holds(data[name])) return `${name}: ${rule.words}`;
  }
  return undefined;
};
