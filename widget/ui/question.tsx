import { limits } from '../../protocol/limits.ts';
import type { Question } from '../../protocol/site.ts';
import type { FormSpeech } from '../locales/form-speech.ts';
import type { Response } from '../state/response.ts';
import { Field, FieldError } from './field.tsx';
import { Icon } from './icons.tsx';
import { Scale } from './scale.tsx';

export interface QuestionProps {
  question: Question;
  response: Response;
  speech: FormSpeech;
}

const NPS_LINES = [
  [0, 1, 2, 3, 4, 5],
  [6, 7, 8, 9, 10],
] as const;
const CSAT_LINES = [[1, 2, 3, 4, 5]] as const;

/** The sentence for what is wrong with the answer, if anything is. */
const faultWords = ({ response, speech }: QuestionProps): string | undefined => {
  const fault = response.fault.value;
  const text = response.draft.value.text ?? '';
  if (!fault) return undefined;
  if (fault === 'over') return speech.count(speech.words.over, text.length - limits.text);
  return speech.fill(speech.words[fault], { example: response.example() });
};

const ScaleQuestion = (props: QuestionProps) => {
  const { question, response, speech } = props;
  const [bottom, top] = response.range.value ?? [1, 5];
  const nps = question.kind === 'nps';
  const end = (number: number, meaning: string | undefined) =>
    meaning ? <span>{speech.fill(speech.words.end, { number, meaning })}</span> : null;
  const low = end(bottom, question.low);
  const high = end(top, question.high);
  const both = (
    <div class={nps ? 'ends wide' : 'ends'} id={nps ? undefined : 'ends'}>
      {low}
      {high}
    </div>
  );
  return (
    <div class={nps ? 'nps-box' : ''}>
      <Scale
        name="score"
        look={nps ? 'nps' : ''}
        lines={nps ? NPS_LINES : CSAT_LINES}
        chosen={response.draft.value.score}
        pick={(score) => response.answer({ score })}
        dir={speech.dir}
        labelledby="asked"
        describedby={nps ? 'low high' : 'ends'}
        error="fault"
        nameOf={(number) => speech.fill(speech.words.mark, { number, top })}
        draw={(number) => number}
        before={
          nps ? (
            <div class="ends two" id="low">
              {low}
            </div>
          ) : null
        }
        after={
          nps ? (
            <>
              <div class="ends two last" id="high">
                {high}
              </div>
              {both}
            </>
          ) : (
            both
          )
        }
      />
      <FieldError id="fault" text={faultWords(props)} />
    </div>
  );
};

const ChoiceQuestion = (props: QuestionProps) => {
  const { question, response } = props;
  const many = question.kind === 'multiple';
  const chosen = response.draft.value.choices ?? [];
  const pick = (id: string) => {
    const others = many ? chosen.filter((other) => other !== id) : [];
    response.answer({ choices: many && chosen.includes(id) ? others : [...others, id] });
  };
  return (
    <div>
      <div class="chips" role={many ? 'group' : 'radiogroup'} aria-labelledby="asked" aria-describedby="fault">
        {question.choices?.map(({ id, text }) => (
          <label class="chip" key={id}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name="choice"
              value={id}
              checked={chosen.includes(id)}
              onChange={() => pick(id)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
      <FieldError id="fault" text={faultWords(props)} />
    </div>
  );
};

const Tick = (props: { checked: boolean; onChange: () => void; text: string; describedby?: string }) => (
  <label class="check">
    <input type="checkbox" checked={props.checked} onChange={props.onChange} aria-describedby={props.describedby} />
    <span class="tick">
      <Icon name="check" look="s" />
    </span>
    <span>{props.text}</span>
  </label>
);

const ConsentQuestion = (props: QuestionProps) => {
  const { question, response, speech } = props;
  const ticked = response.draft.value.choices?.includes('yes') ?? false;
  return (
    <div>
      <Tick
        checked={ticked}
        text={question.placeholder || speech.words.agree}
        describedby="fault"
        onChange={() => response.answer({ choices: ticked ? [] : ['yes'] })}
      />
      <FieldError id="fault" text={faultWords(props)} />
    </div>
  );
};

const WordsQuestion = (props: QuestionProps) => {
  const { question, response } = props;
  const email = question.kind === 'email';
  return (
    <Field
      id="said"
      label={question.title}
      quiet
      tall={!email}
      type={email ? 'email' : 'text'}
      autocomplete={email ? 'email' : 'off'}
      placeholder={question.placeholder}
      required={!question.optional}
      value={response.draft.value.text ?? ''}
      onWrite={(text) => response.answer({ text })}
      error={faultWords(props)}
    />
  );
};

const KINDS = {
  nps: ScaleQuestion,
  csat: ScaleQuestion,
  single: ChoiceQuestion,
  multiple: ChoiceQuestion,
  consent: ConsentQuestion,
  text: WordsQuestion,
  email: WordsQuestion,
};

/** The answer's field by the question's kind, with the tick that may stand beside it. */
export const QuestionField = (props: QuestionProps) => {
  const { question, response } = props;
  const Kind = KINDS[question.kind];
  return (
    <>
      <Kind {...props} />
      {question.follow ? (
        <Tick
          checked={response.follow.value}
          text={question.follow}
          onChange={() => (response.follow.value = !response.follow.value)}
        />
      ) : null}
    </>
  );
};
