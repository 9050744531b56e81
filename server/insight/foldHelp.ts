import type { FoldEvent, HelpFact, ReadingFact } from '../store/store.ts';
import { fieldsOf, languageOf, shortOf, slugOf } from './given.ts';

/** Stands where the language of the articles is not told (BCP 47: undetermined). */
const UNKNOWN = 'und';

interface Used {
  at: number;
  type: string;
  lang: string;
  article?: string;
  helped?: boolean;
  /** Something was there to read: an article, or a sure answer. */
  answered: boolean;
}

const usedOf = ({ at, type, data }: FoldEvent): Used | undefined => {
  if (!type.startsWith('faq_')) return undefined;
  const fields = fieldsOf(data);
  const { helped, result, text } = fields;
  const article = slugOf(fields['article']);
  const same = { at, type, lang: languageOf(fields['lang']) ?? UNKNOWN };
  if (type === 'faq_ask') return shortOf(text, 1) ? { ...same, answered: result === 'answered' } : undefined;
  if (!article) return undefined;
  if (type === 'faq_view') return { ...same, article, answered: true };
  return type === 'faq_rate' && typeof helped === 'boolean' ? { ...same, article, helped, answered: true } : undefined;
};

/** Each article once, in the language it was read in, from when it was first open; of its votes the last stands. */
const readingsOf = (used: readonly Used[]): ReadingFact[] => {
  const found = new Map<string, ReadingFact>();
  for (const { at, lang, article, helped } of used) {
    if (article === undefined) continue;
    const key = `${lang} ${article}`;
    const fact = found.get(key) ?? { article, lang, at };
    if (helped !== undefined) fact.helped = helped;
    found.set(key, fact);
  }
  return [...found.values()];
};

/**
 * How the visit's use of help went, from its first question or article: in the language used last, with an answer if what
 * was asked or opened last gave one, and with the last vote.
 */
const visitOf = (used: readonly Used[]): HelpFact | undefined => {
  const [first, last] = [used[0], used.at(-1)];
  if (!first || !last) return undefined;
  const helped = used.findLast((one) => one.helped !== undefined)?.helped;
  return { at: first.at, lang: last.lang, answered: last.answered, ...(helped !== undefined && { helped }) };
};

/** The articles that were open in a session, and what came of its use of help; the second only where some was used. */
export const helpOf = (events: readonly FoldEvent[]): { readings: ReadingFact[]; help?: HelpFact } => {
  const used = events.flatMap((event) => usedOf(event) ?? []);
  const help = visitOf(used);
  return { readings: readingsOf(used), ...(help && { help }) };
};
