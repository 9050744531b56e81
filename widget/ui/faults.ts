import { limits } from '../../protocol/limits.ts';
import type { FormSpeech } from '../locales/form-speech.ts';
import type { Form } from '../state/form.ts';

// Apart from the markup, so that the plain form can say the same without it.

export const textError = (form: Form, speech: FormSpeech): string | undefined => {
  const fault = form.faults.value.text;
  if (fault === 'over') return speech.count(speech.words.over, form.text.value.length - limits.text);
  return fault && speech.words[fault];
};

export const emailError = (form: Form, speech: FormSpeech): string | undefined => {
  const fault = form.faults.value.email;
  if (!fault || fault === 'over') return undefined;
  return speech.fill(speech.words[fault], { example: form.example() });
};
