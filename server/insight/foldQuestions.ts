import { createHash } from 'node:crypto';
import { questionKey } from '../../widget/answers/key.ts';
import type { FoldEvent, QuestionFact } from '../store/store.ts';
import { baseOf, fieldsOf, languageOf, shortOf, slugOf } from './given.ts';
import { textOf } from './said.ts';

/** Characters of a question that are kept. */
const LONGEST = 300;
const ID_BYTES = 12;
/** Stands where no language is told (BCP 47: undetermined). */
const UNKNOWN = 'und';

/**
 * What all equal questions of a language have: case, diacritics, punctuation and endings aside. Where nothing is left
 * ("???") it is the text itself.
 */
export const questionOf = (text: string, lang: string): string => {
  const key = questionKey(text, lang);
  const same = key && key !== lang ? key : text.toLowerCase();
  return createHash('sha256').update(`${lang}\n${same}`).digest().subarray(0, ID_BYTES).toString('base64url');
};

/** The page without query and fragment, which hold searches, campaigns and states. */
const pageOf = (url: string): string => url.replace(/[?#].*$/s, '');

/**
 * The language that was asked in: the page's, where the articles that were searched are in another. Where both are one
 * language it is named as the articles name it ("en-GB").
 */
const askedIn = (page: string | undefined, searched: string | undefined): string => {
  if (page === undefined) return searched ?? UNKNOWN;
  return searched !== undefined && baseOf(searched) === baseOf(page) ? searched : baseOf(page);
};

const asked = ({ at, url, title, data }: FoldEvent): QuestionFact | undefined => {
  const fields = fieldsOf(data);
  const text = shortOf(fields['text'], LONGEST);
  if (!text) return undefined;
  const searched = languageOf(fields['lang']);
  const lang = askedIn(languageOf(fields['locale']), searched);
  const article = slugOf(fields['article']);
  const sure = fields['result'] === 'answered';
  return {
    question: questionOf(text, lang),
    text,
    lang,
    searched: searched ?? UNKNOWN,
    url: pageOf(url ?? ''),
    ...(title !== undefined && { title }),
    outcome: sure ? 'answered' : 'none',
    ...(sure && article && { article }),
    at,
  };
};

/** An answer may also be published while the page is open. */
const OUTCOMES: ReadonlyMap<unknown, QuestionFact['outcome']> = new Map([
  ['nearest', 'picked'],
  ['answer', 'answered'],
]);

/** What a shopper did with the answer: opened one of the nearest, or said whether it helped. */
const follow = (fact: QuestionFact, type: string, data: Record<string, unknown>): void => {
  if (type === 'faq_rate') {
    if (typeof data['helped'] === 'boolean') fact.helped = data['helped'];
    return;
  }
  const article = slugOf(data['article']);
  const outcome = OUTCOMES.get(data['from']);
  if (fact.outcome !== 'none' || !outcome || !article) return;
  fact.outcome = outcome;
  fact.article = article;
};

/** The questions of a session, in order, each with what followed from it. */
export const questionsOf = (events: readonly FoldEvent[]): QuestionFact[] => {
  const facts: QuestionFact[] = [];
  const named = new Map<string, QuestionFact>();
  for (const event of events) {
    const data = fieldsOf(event.data);
    const ask = textOf(data['ask']);
    if (event.type === 'faq_ask') {
      const fact = asked(event);
      if (!fact) continue;
      facts.push(fact);
      if (ask) named.set(ask, fact);
    } else if (event.type === 'faq_view' || event.type === 'faq_rate') {
      const fact = ask === undefined ? undefined : named.get(ask);
      if (fact) follow(fact, event.type, data);
    }
  }
  return facts;
};
