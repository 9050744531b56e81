import type { Host } from '../host.ts';
import type { FormSpeech } from '../locales/form-speech.ts';
import type { Form } from '../state/form.ts';
import type { PanelState } from '../state/panel.ts';
import { FeedbackForm } from './feedback-form.tsx';
import { FormIcon } from './form-icons.tsx';
import { Icon } from './icons.tsx';
import { MessageForm, Refused } from './message-form.tsx';
import type { Situation } from './outcome-words.ts';
import { OutcomePage } from './outcome.tsx';
import type { Shown } from './shown.ts';

interface FormProps extends Shown {
  form: Form;
  words: FormSpeech;
}

/** The two ways to say something, side by side. */
const Ways = ({ state, form, words: { words } }: FormProps) => {
  const way = (at: 'message' | 'feedback', name: string) => (
    <button
      type="button"
      class="way"
      aria-current={form.kind === at ? 'page' : undefined}
      onClick={() => state.swap({ at })}
    >
      {name}
    </button>
  );
  return (
    <div class="ways">
      {way('message', words.writeToUs)}
      {way('feedback', words.giveFeedback)}
    </div>
  );
};

const OfflineNote = ({ words: { words } }: FormProps) => (
  <div class="note warn">
    <Icon name="off" />
    <div>
      <strong>{words.offlineTitle}</strong>
      {words.offlineText}
    </div>
  </div>
);

const firstRadio = (form: EventTarget | null): HTMLElement | null =>
  form instanceof HTMLElement ? form.querySelector<HTMLElement>('input[type=radio]') : null;

const Writing = (props: FormProps) => {
  const { host, state, form, words: speech, focus } = props;
  const { words } = speech;
  const shared = { form, speech, mode: host.mode() };
  const sending = form.phase.value === 'sending';
  const page = state.seen.value.title || state.seen.value.url;
  const submit = async (event: Event) => {
    event.preventDefault();
    const written = event.currentTarget;
    const done = await form.submit(speech.tag);
    const wrong = written instanceof HTMLElement ? written.querySelector<HTMLElement>('[aria-invalid=true]') : null;
    if (!done) (wrong ?? (form.faults.value.rating ? firstRadio(written) : null))?.focus();
  };
  return (
    <form class="fill" noValidate onSubmit={submit}>
      <div class="body">
        {state.online.value ? null : <OfflineNote {...props} />}
        {form.kind === 'feedback' ? (
          <FeedbackForm {...shared} replies={host.site.replies} />
        ) : (
          <MessageForm {...shared} page={page} focus={focus} />
        )}
        {state.help.there.value ? null : (
          <button type="button" class="row small" id="data" onClick={() => state.go({ at: 'data' })}>
            {props.speech.words.myData}
          </button>
        )}
      </div>
      <div class="foot">
        <Refused form={form} speech={speech} />
        <button type="submit" class="btn main" aria-disabled={sending ? 'true' : undefined}>
          {sending ? words.sending : words.send}
        </button>
      </div>
    </form>
  );
};

export const situationOf = (host: Host, state: PanelState, form: Form): Situation => ({
  kind: form.kind,
  outcome: form.outcome.value ?? { state: 'sent', text: '', email: '' },
  replies: host.site.replies,
  online: state.online.value,
  mode: host.mode(),
});

const Done = ({ host, state, form, words: speech, close }: FormProps) => (
  <>
    <div class="body">
      <OutcomePage speech={speech} {...situationOf(host, state, form)} />
      <button type="button" class="add" onClick={() => (form.again(), state.swap({ at: 'message' }))}>
        <FormIcon name="write" look="s" />
        {speech.words.another}
      </button>
    </div>
    <div class="foot">
      <button type="button" class="btn plain" onClick={close}>
        {speech.words.close}
      </button>
    </div>
  </>
);

/** One of the two forms, or what became of it. */
export const FormView = (props: FormProps) => {
  const done = props.form.phase.value === 'done';
  return (
    <>
      <Ways {...props} />
      {done ? <Done {...props} /> : <Writing key={props.form.kind} {...props} />}
    </>
  );
};
