import type { Answer } from '../../protocol/messages.ts';
import type { Question, SurveyPart } from '../../protocol/site.ts';
import { limits } from '../../protocol/limits.ts';
import { emailFault, type EmailFault } from './email.ts';

type Answers = readonly Answer[];

const scoreOf = (answers: Answers, question: string): number | undefined =>
  answers.find((answer) => answer.question === question)?.score;

/** Lowest and highest score of a scale; undefined for questions that have none. */
export const scaleOf = (question: Question): readonly [number, number] | undefined => {
  if (question.kind === 'nps') return [0, 10];
  return question.kind === 'csat' ? [1, 5] : undefined;
};

const wanted = (when: Question['when'], score: number | undefined): boolean =>
  !when || (score !== undefined && score >= (when.min ?? -Infinity) && score <= (when.max ?? Infinity));

/**
 * The questions that are asked, given these scores. A condition counts only when it looks at a question that stands
 * earlier and is itself asked, so that a changed score takes away whatever hung on the old one.
 */
export const visibleQuestions = (part: SurveyPart, answers: Answers): Question[] => {
  const visible: Question[] = [];
  for (const question of part.questions) {
    const asked = visible.some((earlier) => earlier.id === question.when?.question);
    const score = question.when && asked ? scoreOf(answers, question.when.question) : undefined;
    if (wanted(question.when, score)) visible.push(question);
  }
  return visible;
};

/** The answers to questions that are still asked, in the order of the questions. */
export const standingAnswers = (part: SurveyPart, answers: Answers): Answer[] =>
  visibleQuestions(part, answers).flatMap(
    (question) => answers.find((answer) => answer.question === question.id) ?? [],
  );

const around = (part: SurveyPart, answers: Answers, from: string | undefined, step: 1 | -1): Question | undefined => {
  const at = part.questions.findIndex((question) => question.id === from);
  const visible = new Set(visibleQuestions(part, answers));
  if (step === 1) return part.questions.slice(at + 1).find((question) => visible.has(question));
  return part.questions.slice(0, Math.max(0, at)).findLast((question) => visible.has(question));
};

/** The question after `from` (the first without it); undefined when the survey has ended. */
export const nextQuestion = (part: SurveyPart, answers: Answers, from?: string): Question | undefined =>
  around(part, answers, from, 1);

/** The question before `from`; undefined on the first. */
export const previousQuestion = (part: SurveyPart, answers: Answers, from: string): Question | undefined =>
  around(part, answers, from, -1);

/** The score that asks the most of those which hang on this question. */
const longest = (part: SurveyPart, question: Question): Answer | undefined => {
  const scale = scaleOf(question);
  const hanging = part.questions.filter((other) => other.when?.question === question.id);
  if (!scale || !hanging.length) return undefined;
  let best = { score: scale[0], asked: -1 };
  for (let score = scale[0]; score <= scale[1]; score++) {
    const asked = hanging.filter((other) => wanted(other.when, score)).length;
    if (asked > best.asked) best = { score, asked };
  }
  return { question: question.id, kind: question.kind, score: best.score };
};

/**
 * "1 of 3". Scores not yet given are taken as those which ask the most, so that the end never moves away while
 * answering; it may only come nearer.
 */
export const progress = (part: SurveyPart, answers: Answers, current: string): { at: number; of: number } => {
  const given = standingAnswers(part, answers);
  const supposed = part.questions.flatMap((question) =>
    given.some((answer) => answer.question === question.id) ? [] : (longest(part, question) ?? []),
  );
  const passed = visibleQuestions(part, answers).findIndex((question) => question.id === current);
  const of = visibleQuestions(part, [...given, ...supposed]).length;
  return { at: Math.max(1, passed + 1), of: Math.max(1, passed + 1, of) };
};

/** Why an answer cannot stand, as a name of the sentence that says so. */
export type AnswerFault = 'needChoice' | 'needWord' | 'needTick' | 'needEmail' | 'over' | EmailFault;

/** Whether anything was said at all. */
export const isEmpty = (answer: Answer): boolean =>
  answer.score === undefined && !answer.choices?.length && !answer.text?.trim();

const missing = (question: Question): AnswerFault => {
  if (question.kind === 'consent') return 'needTick';
  if (question.kind === 'email') return 'needEmail';
  return question.kind === 'text' ? 'needWord' : 'needChoice';
};

/** What is wrong with this answer; an empty one is fine where the question may be skipped. */
export const answerFault = (question: Question, answer: Answer): AnswerFault | undefined => {
  if (isEmpty(answer)) return question.optional ? undefined : missing(question);
  const text = answer.text ?? '';
  if (text.length > limits.text) return 'over';
  return question.kind === 'email' ? emailFault(text) : undefined;
};
