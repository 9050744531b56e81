import { blanked } from '../../../../protocol/redact.ts';
import { languageTag } from '../../format/languages.ts';

// A shopper's wording as a title: what was typed, without what typing left behind. No word is added, taken or changed.

/** Spaces and punctuation that a title does not end with; brackets and quotation marks stay. */
const TAIL = /[\s.,;:!?…‥·~*_/\\|！？。．，、；：؟،؛۔–—-]+$/u;
const ASKED = /[?？؟]/u;
/** Left of a list, a quotation or a greeting that was blanked. */
const HEAD = /^[\s.,;:!?…·~*_/\\|>！？。，、؟،–—-]+/u;

/** The question mark, where it is another than `?`. */
const MARKS: Readonly<Record<string, string>> = { ar: '؟', fa: '؟', ur: '؟', zh: '？', ja: '？', fr: '\u202f?' };

const SUBJECT = '(i|we|you|they|it|he|she|this|that|these|those|there|the|an?|my|your|our)';
const VERB = "(is|are|was|were|do|does|did|can|could|will|would|should|has|have|am|isn't|don't|doesn't|can't)";
/**
 * By language, what only a question begins with, or has in it. Where a sentence may be another thing ("how to wash a pot",
 * "can opener") it is none.
 */
const QUESTIONS: Readonly<Record<string, RegExp>> = {
  en: new RegExp(
    `^(${VERB} ${SUBJECT} |(what|when|where|who|why|which|how)( \\S+)? ${VERB} |how (much|many|long|often|far|soon) |why )`,
    'i',
  ),
  ro: /^(c[aâ]t|c[aâ][tț]i|c[aâ]te|cum|unde|cine|de ce|c[aâ]nd (vine|ajunge|primesc|sose[sș]te)|se poate|pot s[aă]) /i,
  ru: /^((сколько|как|когда|где|куда|откуда|кто|почему|зачем|какой|какая|какое|какие) |можно ли |[\p{L}]+ ли )/iu,
  zh: /(吗|呢|么|多少|什么|怎么|哪里|哪儿|为什么|是否|能否|几天|多久)/u,
  ar: /^(هل|كم|متى|أين|اين|كيف|لماذا|ماذا) /u,
};

/** The first letter, after what opens a sentence. */
const FIRST = /^[¿¡"'«„“(]*\p{Ll}/u;

const capital = (text: string, lang: string | undefined): string => {
  // "iPhone", and scripts whose capitals stand for shouting.
  if (/^\p{Ll}\p{Lu}|^\p{Script=Georgian}/u.test(text)) return text;
  return text.replace(FIRST, (begun) => begun.toLocaleUpperCase(lang));
};

/**
 * A title to begin with: the first letter a capital, spaces and what trails put right, one question mark where it was
 * typed with one or cannot be anything else; what names a person is blanked. Of nothing but punctuation it is as typed.
 */
export const titleOf = (text: string, lang: string): string => {
  const typed = blanked(text).replace(/\s+/gu, ' ').trim();
  const base = lang.split('-')[0]!;
  const core = typed.replace(TAIL, '').replace(HEAD, '');
  if (!/[\p{L}\p{N}]/u.test(core)) return typed;
  const tail = typed.slice(typed.indexOf(core) + core.length);
  const asks = ASKED.test(tail) || (QUESTIONS[base]?.test(core) ?? false);
  return capital(core, languageTag(lang)) + (asks ? (MARKS[base] ?? '?') : '');
};
