import type { FormSpeech } from '../locales/form-speech.ts';
import { FormIcon } from './form-icons.tsx';
import { Icon } from './icons.tsx';
import { outcomeWords, type Situation } from './outcome-words.ts';

/** What happened, and what now. */
export const OutcomePage = ({ speech, ...situation }: Situation & { speech: FormSpeech }) => {
  const [title, text] = outcomeWords(situation, speech);
  const { kind, outcome } = situation;
  return (
    <>
      <div class="round">{outcome.state === 'kept' ? <FormIcon name="clock" /> : <Icon name="check" />}</div>
      <h3 class="big" tabIndex={-1}>
        {title}
      </h3>
      <p class="soft-text">{text}</p>
      {outcome.text ? (
        <div class="pass">
          <p class="small">{kind === 'feedback' ? speech.words.yourFeedback : speech.words.yourMessage}</p>
          <p class="wrote" dir="auto">
            {outcome.text}
          </p>
        </div>
      ) : null}
    </>
  );
};
