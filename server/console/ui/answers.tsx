import type { InboxDetail } from '../../../protocol/console.ts';
import type { Answer } from '../../../protocol/messages.ts';
import type { Question, SurveyPart } from '../../../protocol/site.ts';
import { nameOf } from '../format/names.ts';
import { scaleOf } from '../format/scores.ts';
import { words } from '../words.ts';
import { ScoreTag } from './parts.tsx';

const told = words.item;

/** What was answered: a score, chosen words, or the person's own. */
const Given = ({ answer, question }: { answer: Answer; question: Question | undefined }) => {
  if (answer.score !== undefined) return <ScoreTag score={answer.score} scale={scaleOf(answer.kind)} />;
  const choice = (id: string): string => question?.choices?.find((one) => one.id === id)?.text ?? nameOf(id);
  const chosen = answer.choices?.map(choice) ?? [];
  const text = [...chosen, ...(answer.text ? [answer.text] : [])].join(', ');
  return text ? <span dir="auto">{text}</span> : <span class="none">{told.skipped}</span>;
};

/** A survey's questions with what was answered. */
export const Answers = ({ item, survey }: { item: InboxDetail; survey: SurveyPart | undefined }) => {
  if (!item.answers.length) return null;
  return (
    <section class="card">
      <h3>{told.answers}</h3>
      <dl class="answers">
        {item.answers.map((answer) => {
          const question = survey?.questions.find(({ id }) => id === answer.question);
          return (
            <div key={answer.question}>
              <dt dir="auto">{question?.title ?? nameOf(answer.question)}</dt>
              <dd>
                <Given answer={answer} question={question} />
              </dd>
            </div>
          );
        })}
      </dl>
      {item.kind === 'survey' && !item.done && <p class="lead">{told.unfinished}</p>}
    </section>
  );
};
