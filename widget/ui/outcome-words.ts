import type { ConsentMode } from '../../protocol/events.ts';
import type { FormSpeech } from '../locales/form-speech.ts';
import type { FormWords } from '../locales/words.ts';
import type { FormKind, Outcome } from '../state/form.ts';

export interface Situation {
  kind: FormKind;
  outcome: Outcome;
  replies: boolean;
  online: boolean;
  mode: ConsentMode;
}

/** Which sentences say what became of it: a heading, and one or two below. */
const sentences = ({ kind, outcome, replies, online, mode }: Situation): (keyof FormWords)[] => {
  if (outcome.state === 'kept') {
    const waiting: (keyof FormWords)[] = ['keptTitle', online ? 'keptServer' : 'keptOffline'];
    return mode === 'full' ? waiting : [...waiting, 'keptTab'];
  }
  const answered = replies && Boolean(outcome.email);
  if (kind === 'feedback') return ['thanksTitle', answered ? 'thanksReply' : 'thanksRead'];
  return ['sentTitle', answered ? 'sentReply' : 'sentRead'];
};

/** The heading and the sentence below it, as plain text. */
export const outcomeWords = (situation: Situation, { words, fill }: FormSpeech): [string, string] => {
  const [title = '', ...rest] = sentences(situation).map((key) =>
    fill(String(words[key]), { email: situation.outcome.email }),
  );
  return [title, rest.join(' ')];
};
