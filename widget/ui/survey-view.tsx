import type { FormSpeech } from '../locales/form-speech.ts';
import type { Response } from '../state/response.ts';
import { Icon } from './icons.tsx';
import { QuestionField } from './question.tsx';

interface SurveyProps {
  response: Response;
  speech: FormSpeech;
}

const CloseButton = ({ response, speech }: SurveyProps) => (
  <button
    type="button"
    key="close"
    class="tap"
    aria-label={speech.words.close}
    onClick={() => response.leave('dismissed')}
  >
    <Icon name="x" />
  </button>
);

const Head = ({ response, speech }: SurveyProps) => {
  const { at, of } = response.progress.value;
  return (
    <div class="head">
      {response.first.value ? null : (
        <button type="button" key="back" class="tap" aria-label={speech.words.back} onClick={response.back}>
          <Icon name="back" look="flip" />
        </button>
      )}
      <small class="num">{speech.fill(speech.words.step, { at, of })}</small>
      <CloseButton response={response} speech={speech} />
    </div>
  );
};

const Step = ({ response, speech }: SurveyProps) => {
  const { words } = speech;
  const question = response.question.value;
  if (!question) return null;
  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (response.next() || !(form instanceof HTMLElement)) return;
    (form.querySelector<HTMLElement>('[aria-invalid=true]') ?? form.querySelector('input'))?.focus();
  };
  const turnDown = () => (question.optional ? response.skip() : response.leave('dismissed'));
  return (
    <form noValidate onSubmit={submit}>
      <Head response={response} speech={speech} />
      <h2 id="asked" tabIndex={-1}>
        {question.title}
      </h2>
      <QuestionField key={question.id} question={question} response={response} speech={speech} />
      <div class="btns">
        <button type="button" class="btn plain" onClick={turnDown}>
          {question.optional ? words.skip : words.notNow}
        </button>
        <button type="submit" class="btn main">
          {response.isLast.value ? words.send : words.next}
        </button>
      </div>
    </form>
  );
};

const Thanks = ({ response, speech }: SurveyProps) => (
  <div class="over">
    <div class="round">
      <Icon name="check" />
    </div>
    <h2 tabIndex={-1}>{response.part.value.thanks || speech.words.thanks}</h2>
    <CloseButton response={response} speech={speech} />
  </div>
);

/** The survey's card. */
export const SurveyView = ({ response, speech }: { response: Response; speech: FormSpeech | undefined }) => {
  const View = response.phase.value === 'asking' ? Step : Thanks;
  return speech ? <View response={response} speech={speech} /> : null;
};
