import { limits } from '../../protocol/limits.ts';
import type { ConsentMode } from '../../protocol/events.ts';
import type { FormSpeech } from '../locales/form-speech.ts';
import type { Form } from '../state/form.ts';
import { emailError, textError } from './faults.ts';
import { Field } from './field.tsx';
import { FormIcon } from './form-icons.tsx';
import { Icon } from './icons.tsx';
import { Seen } from './seen.tsx';

/** Characters before the limit from which the rest is counted aloud. */
const COUNT_FROM = 400;

export const textHint = (form: Form, speech: FormSpeech): string | undefined => {
  const left = limits.text - form.text.value.length;
  return left >= 0 && left <= COUNT_FROM ? speech.count(speech.words.left, left) : undefined;
};

export const Refused = ({ form, speech }: { form: Form; speech: FormSpeech }) =>
  form.refusal.value ? (
    <div class="note bad" role="alert">
      <Icon name="warn" />
      <div>
        <strong>{speech.words.refusedTitle}</strong>
        {speech.fill(speech.words.refusedText, { why: form.refusal.value })}
      </div>
    </div>
  ) : null;

/** What the browser keeps of half-written words, where the shopper's choice of consent makes that worth saying. */
export const Keeping = ({ mode, speech }: { mode: ConsentMode; speech: FormSpeech }) => {
  if (mode === 'full') return null;
  return <p class="small keep">{mode === 'off' ? speech.words.keepOff : speech.words.keepTab}</p>;
};

/** A button until it is wanted: most people ask without a name, and every field makes a form longer. */
const NameField = ({ form, speech, focus }: Pick<MessageFormProps, 'form' | 'speech' | 'focus'>) => {
  const want = () => {
    form.named.value = true;
    focus('#name');
  };
  if (!form.named.value && !form.name.value)
    return (
      <button type="button" class="add" onClick={want}>
        <FormIcon name="plus" look="s" />
        {speech.words.addName}
      </button>
    );
  return (
    <Field
      id="name"
      autocomplete="name"
      label={speech.words.nameOptional}
      value={form.name.value}
      onWrite={(value) => form.write('name', value)}
    />
  );
};

interface MessageFormProps {
  form: Form;
  speech: FormSpeech;
  mode: ConsentMode;
  page: string;
  focus(selector: string): void;
}

export const MessageForm = ({ form, speech, mode, page, focus }: MessageFormProps) => {
  const { words } = speech;
  const replies = form.emailWanted;
  return (
    <>
      <h3 tabIndex={-1}>{replies ? words.askTitle : words.writeTitle}</h3>
      <p class="soft-text">{replies ? words.askText : words.writeText}</p>
      <Field
        id="text"
        label={replies ? words.question : words.message}
        value={form.text.value}
        onWrite={(value) => form.write('text', value)}
        tall
        required
        hint={textHint(form, speech)}
        error={textError(form, speech)}
      />
      <Field
        id="email"
        type="email"
        autocomplete="email"
        label={replies ? words.emailForAnswer : words.emailOptional}
        value={form.email.value}
        onWrite={(value) => form.write('email', value)}
        onLeave={form.leaveEmail}
        required={replies}
        hint={replies ? undefined : words.emailNoPromise}
        error={emailError(form, speech)}
      />
      <NameField form={form} speech={speech} focus={focus} />
      <Seen form={form} speech={speech} page={page} />
      <Keeping mode={mode} speech={speech} />
    </>
  );
};
