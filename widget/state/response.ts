import { batch, computed, signal } from './signal.ts';
import type { Answer } from '../../protocol/messages.ts';
import type { Question, SurveyPart } from '../../protocol/site.ts';
import type { WireMessage } from '../../protocol/messages.ts';
import type { Host } from '../host.ts';
import {
  answerFault,
  type AnswerFault,
  isEmpty,
  nextQuestion,
  previousQuestion,
  progress,
  scaleOf,
  standingAnswers,
} from '../survey/order.ts';
import { withEnd } from '../survey/email.ts';

const without = (answers: readonly Answer[], question: string): Answer[] =>
  answers.filter((answer) => answer.question !== question);

/** The same but for its words, which are in messages and never in events. */
const countable = ({ question, kind, score, choices }: Answer): string =>
  JSON.stringify([question, kind, score, choices]);

/**
 * One person's way through one survey. After every step the answers so far go out under the same id with a higher
 * `rev`, so that a survey left half-way is kept as far as it went.
 * @param finished called once, when the last question is behind or the survey is left
 */
export const createResponse = (
  host: Host,
  firstPart: SurveyPart,
  finished: (how: 'answered' | 'dismissed') => void,
) => {
  const part = signal(firstPart);
  const id = host.newId();
  const page = host.page();
  const opened = nextQuestion(part.value, []);
  const answers = signal<readonly Answer[]>([]);
  const question = signal<Question | undefined>(opened);
  const draft = signal<Answer>({ question: opened?.id ?? '', kind: opened?.kind ?? 'text' });
  const follow = signal(false);
  const fault = signal<AnswerFault | undefined>(undefined);
  const phase = signal<'asking' | 'thanks' | 'left'>('asking');
  const told = new Map<string, string>();
  let rev = 0;

  const message = (done: boolean): WireMessage => {
    const standing = standingAnswers(part.value, answers.value);
    const email = standing.find((answer) => answer.kind === 'email')?.text;
    rev += 1;
    const made: WireMessage = {
      id,
      kind: 'survey',
      at: host.now(),
      rev,
      page,
      lang: part.value.lang,
      survey: part.value.id,
    };
    made.answers = standing;
    made.done = done;
    if (follow.value) made.follow = true;
    if (email) made.email = email;
    return made;
  };

  const keep = (done: boolean) => void host.send(message(done)).catch(() => {});

  const report = (answer: Answer) => {
    const now = countable(answer);
    if (told.get(answer.question) === now) return;
    told.set(answer.question, now);
    const { question: asked, kind, score, choices } = answer;
    host.report('survey_answered', {
      survey: part.value.id,
      question: asked,
      kind,
      response: id,
      ...(score === undefined ? {} : { score }),
      ...(choices ? { choices } : {}),
    });
    host.tell('survey', { id: part.value.id, action: 'answered' });
  };

  const leave = (how: 'answered' | 'dismissed') => {
    if (phase.value === 'left') return;
    const was = phase.value;
    phase.value = 'left';
    if (was === 'asking' && how === 'dismissed') {
      const at = question.value?.id;
      host.report('survey_dismissed', { survey: part.value.id, ...(at ? { question: at } : {}) });
      host.tell('survey', { id: part.value.id, action: 'dismissed' });
    }
    finished(was === 'thanks' ? 'answered' : how);
  };

  const goTo = (to: Question) =>
    batch(() => {
      question.value = to;
      fault.value = undefined;
      draft.value = answers.value.find((answer) => answer.question === to.id) ?? { question: to.id, kind: to.kind };
    });

  const goOn = (from: Question) => {
    const next = nextQuestion(part.value, answers.value, from.id);
    const said = standingAnswers(part.value, answers.value).length > 0;
    if (said) keep(!next);
    if (next) return goTo(next);
    if (said) phase.value = 'thanks';
    else leave('dismissed');
  };

  return {
    part,
    question,
    draft,
    follow,
    fault,
    phase,
    /** Lowest and highest score of the question that is asked, if it has scores. */
    range: computed(() => question.value && scaleOf(question.value)),
    /** What the typed domain would be with an end. */
    example: () => withEnd(draft.value.text ?? ''),
    /** Whether the survey would end here, were the draft taken: the button then says Send. */
    isLast: computed(() => {
      const at = question.value;
      if (!at) return true;
      const taken = [...without(answers.value, at.id), draft.value];
      return isEmpty(draft.value)
        ? progress(part.value, without(answers.value, at.id), at.id).of ===
            progress(part.value, answers.value, at.id).at
        : !nextQuestion(part.value, taken, at.id);
    }),
    progress: computed(() => progress(part.value, answers.value, question.value?.id ?? '')),
    first: computed(() => !question.value || !previousQuestion(part.value, answers.value, question.value.id)),
    answer(said: Pick<Answer, 'score' | 'choices' | 'text'>) {
      draft.value = { ...draft.value, ...said };
      if (fault.value && question.value) fault.value = answerFault(question.value, draft.value);
    },
    /** Takes the draft and goes on; false when something is wrong with it. */
    next(): boolean {
      const at = question.value;
      if (!at || phase.value !== 'asking') return false;
      fault.value = answerFault(at, draft.value);
      if (fault.value) return false;
      const text = draft.value.text?.trim();
      const { text: _, ...rest } = draft.value;
      const taken: Answer = text ? { ...rest, text } : rest;
      answers.value = isEmpty(taken) ? without(answers.value, at.id) : [...without(answers.value, at.id), taken];
      if (!isEmpty(taken)) report(taken);
      goOn(at);
      return true;
    },
    skip() {
      const at = question.value;
      if (!at || phase.value !== 'asking') return;
      answers.value = without(answers.value, at.id);
      goOn(at);
    },
    back() {
      const before = question.value && previousQuestion(part.value, answers.value, question.value.id);
      if (before) goTo(before);
    },
    leave,
    /** The same survey in another language. */
    translate(other: SurveyPart) {
      const same = other.questions.find(({ id: other }) => other === question.value?.id);
      if (!same) return;
      batch(() => {
        part.value = other;
        question.value = same;
      });
    },
  };
};

export type Response = ReturnType<typeof createResponse>;
