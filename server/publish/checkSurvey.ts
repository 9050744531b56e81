import type { SurveyContent } from '../../protocol/content.ts';
import type { Question, SurveyPart } from '../../protocol/site.ts';
import { Unpublishable } from './unpublishable.ts';

const CHOOSING: ReadonlySet<Question['kind']> = new Set(['single', 'multiple']);

const checkQuestion = (question: Question, before: ReadonlySet<string>, field: string): void => {
  const { id, kind, title, choices = [], when } = question;
  const need = (holds: boolean, message: string): void => {
    if (!holds) throw new Unpublishable(message, field);
  };
  need(!before.has(id), `There are two questions with the id ${id}. Give one of them another.`);
  need(title.trim() !== '', 'Write the question.');
  need(!CHOOSING.has(kind) || choices.length > 1, 'Give at least two answers to choose from.');
  need(
    choices.every(({ text }) => text.trim() !== ''),
    'An answer to choose from is empty. Write it or take it out.',
  );
  need(!when || before.has(when.question), 'It depends on a question that does not come before it.');
};

const checkPart = (part: SurveyPart, field: string): void => {
  if (!part.questions.length) throw new Unpublishable('Ask at least one question.', `${field}.questions`);
  const before = new Set<string>();
  part.questions.forEach((question, i) => {
    checkQuestion(question, before, `${field}.questions.${i}`);
    before.add(question.id);
  });
};

/** @throws Unpublishable for a survey that could not be asked in one of its languages */
export const checkSurvey = ({ id, languages }: SurveyContent): void => {
  const parts = Object.entries(languages);
  if (!parts.length) throw new Unpublishable('Write the survey in at least one language.', 'languages');
  for (const [lang, part] of parts) {
    if (part.lang !== lang || part.id !== id)
      throw new Unpublishable(`The words in ${lang} belong to another survey or language.`, `languages.${lang}`);
    checkPart(part, `languages.${lang}`);
  }
};
