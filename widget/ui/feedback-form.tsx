import type { ConsentMode } from '../../protocol/events.ts';
import type { FormSpeech } from '../locales/form-speech.ts';
import type { Form } from '../state/form.ts';
import { Field, FieldError } from './field.tsx';
import { Face } from './form-icons.tsx';
import { emailError, textError } from './faults.ts';
import { Keeping, textHint } from './message-form.tsx';
import { Scale } from './scale.tsx';

const MARKS = [[1, 2, 3, 4, 5]] as const;

interface FeedbackFormProps {
  form: Form;
  speech: FormSpeech;
  mode: ConsentMode;
  replies: boolean;
}

const Rating = ({ form, speech }: { form: Form; speech: FormSpeech }) => {
  const { words, dir } = speech;
  const mark = form.rating.value;
  const fault = form.faults.value.rating;
  const said = mark === undefined ? undefined : words.marks[mark - 1];
  return (
    <div class="faces">
      <Scale
        name="rating"
        lines={MARKS}
        chosen={mark}
        pick={form.rate}
        dir={dir}
        labelledby="feedback-title"
        describedby="rating-ends"
        error="rating-error"
        nameOf={(score) => words.marks[score - 1] ?? ''}
        draw={(score) => <Face mark={score} />}
        after={
          <div class="ends" id="rating-ends">
            <span>{words.marks[0]}</span>
            <span class="said">{mark === undefined || mark === 1 || mark === 5 ? '' : said}</span>
            <span>{words.marks[4]}</span>
          </div>
        }
      />
      <FieldError id="rating-error" text={fault && fault !== 'over' ? words[fault] : undefined} />
    </div>
  );
};

export const FeedbackForm = ({ form, speech, mode, replies }: FeedbackFormProps) => {
  const { words } = speech;
  return (
    <>
      <h3 tabIndex={-1} id="feedback-title">
        {words.feedbackTitle}
      </h3>
      <Rating form={form} speech={speech} />
      <Field
        id="word"
        label={words.word}
        value={form.text.value}
        onWrite={(value) => form.write('text', value)}
        tall
        hint={textHint(form, speech)}
        error={textError(form, speech)}
      />
      <Field
        id="feedback-email"
        type="email"
        autocomplete="email"
        label={replies ? words.emailIfAnswer : words.emailOptional}
        value={form.email.value}
        onWrite={(value) => form.write('email', value)}
        onLeave={form.leaveEmail}
        hint={replies ? undefined : words.emailNoPromise}
        error={emailError(form, speech)}
      />
      <p class="small keep">{words.feedbackSees}</p>
      <Keeping mode={mode} speech={speech} />
    </>
  );
};
