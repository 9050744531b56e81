import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from '../../../protocol/messages.ts';
import type { Question, SurveyPart } from '../../../protocol/site.ts';
import {
  answerFault,
  nextQuestion,
  previousQuestion,
  progress,
  scaleOf,
  standingAnswers,
  visibleQuestions,
} from '../../../widget/survey/order.ts';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });

const partOf = (questions: Question[]): SurveyPart => ({
  id: 's',
  lang: 'en',
  title: 'T',
  thanks: 'Thanks',
  questions,
});
const kinds = ['nps', 'csat', 'text', 'consent', 'single', 'multiple', 'email'] as const;

/** Any survey at all: conditions may point forwards, at themselves, at nothing, or ask for the impossible. */
const anyPart = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      optional: fc.boolean(),
      when: fc.option(fc.record({ question: fc.integer({ min: 0, max: 9 }), min: fc.nat(10), max: fc.nat(10) })),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((questions) =>
    partOf(
      questions.map(({ kind, optional, when }, at) => ({
        id: `q${at}`,
        kind,
        title: `Question ${at}`,
        optional,
        ...(when ? { when: { ...when, question: `q${when.question}` } } : {}),
      })),
    ),
  );

const anyScores = fc.array(fc.option(fc.nat(10)), { minLength: 8, maxLength: 8 });

const answerTo = (question: Question, score: number | null | undefined): Answer[] => {
  const scale = scaleOf(question);
  if (score === null || score === undefined) return [];
  const said = { question: question.id, kind: question.kind };
  return [scale ? { ...said, score: Math.min(scale[1], Math.max(scale[0], score)) } : { ...said, text: 'a word' }];
};

const walk = (part: SurveyPart, scores: (number | null)[]) => {
  const answers: Answer[] = [];
  const path: string[] = [];
  const steps: { at: number; of: number }[] = [];
  for (let question = nextQuestion(part, []); question; question = nextQuestion(part, answers, question.id)) {
    steps.push(progress(part, answers, question.id));
    path.push(question.id);
    answers.push(...answerTo(question, scores[path.length - 1]));
  }
  return { path, steps, answers };
};

test('every survey ends, whatever is answered, and never asks twice', () => {
  fc.assert(
    fc.property(anyPart, anyScores, (part, scores) => {
      const { path } = walk(part, scores);
      expect(path.length).toBeLessThanOrEqual(part.questions.length);
      expect(new Set(path).size).toBe(path.length);
    }),
  );
});

test('the count of steps only comes nearer, and the last step is its end', () => {
  fc.assert(
    fc.property(anyPart, anyScores, (part, scores) => {
      const { steps } = walk(part, scores);
      steps.forEach(({ at, of }, index) => {
        expect(at).toBe(index + 1);
        expect(of).toBeGreaterThanOrEqual(at);
        expect(of).toBeLessThanOrEqual(part.questions.length);
      });
    }),
  );
});

test('back leads to the question that was asked before', () => {
  fc.assert(
    fc.property(anyPart, anyScores, (part, scores) => {
      const { path, answers } = walk(part, scores);
      path.forEach((id, index) => expect(previousQuestion(part, answers, id)?.id).toBe(path[index - 1]));
    }),
  );
});

const purchase = partOf([
  { id: 'csat', kind: 'csat', title: 'How was it?' },
  { id: 'nps', kind: 'nps', title: 'Would you recommend us?' },
  { id: 'low', kind: 'text', title: 'What went wrong?', optional: true, when: { question: 'nps', max: 6 } },
  { id: 'high', kind: 'text', title: 'What was best?', optional: true, when: { question: 'nps', min: 9 } },
]);

test('follow-ups hang on the score', () => {
  const ids = (score: number) =>
    visibleQuestions(purchase, [{ question: 'nps', kind: 'nps', score }]).map((question) => question.id);
  expect(ids(0)).toEqual(['csat', 'nps', 'low']);
  expect(ids(8)).toEqual(['csat', 'nps']);
  expect(ids(10)).toEqual(['csat', 'nps', 'high']);
  expect(progress(purchase, [], 'csat')).toEqual({ at: 1, of: 3 });
  expect(progress(purchase, [{ question: 'nps', kind: 'nps', score: 8 }], 'nps')).toEqual({ at: 2, of: 2 });
});

test('an answer to a question that is no longer asked does not stand', () => {
  const why: Answer = { question: 'low', kind: 'text', text: 'late' };
  expect(standingAnswers(purchase, [{ question: 'nps', kind: 'nps', score: 3 }, why])).toHaveLength(2);
  expect(standingAnswers(purchase, [{ question: 'nps', kind: 'nps', score: 9 }, why])).toHaveLength(1);
});

test('says what is wrong with an answer', () => {
  const fault = (kind: Question['kind'], said: Partial<Answer>, optional = false) =>
    answerFault({ id: 'q', kind, title: '', optional }, { question: 'q', kind, ...said });
  expect(fault('nps', {})).toBe('needChoice');
  expect(fault('nps', { score: 0 })).toBeUndefined();
  expect(fault('text', { text: '  ' })).toBe('needWord');
  expect(fault('text', { text: '' }, true)).toBeUndefined();
  expect(fault('text', { text: 'x'.repeat(5001) })).toBe('over');
  expect(fault('email', { text: 'ana@posta' }, true)).toBe('emailNoEnd');
  expect(fault('consent', { choices: [] })).toBe('needTick');
  expect(fault('multiple', { choices: ['a'] })).toBeUndefined();
});
