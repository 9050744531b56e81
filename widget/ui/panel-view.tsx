import { useEffect, useRef } from 'preact/hooks';
import type { Host, View } from '../host.ts';
import type { Speech } from '../locales/speech.ts';
import type { Form } from '../state/form.ts';
import type { Page, PanelState } from '../state/panel.ts';
import { FeedbackForm } from './feedback-form.tsx';
import { Icon } from './icons.tsx';
import { MessageForm, Refused } from './message-form.tsx';
import { outcomeWords } from './outcome-words.ts';
import { OutcomePage } from './outcome.tsx';

interface ViewProps {
  host: Host;
  state: PanelState;
  close: () => void;
}

interface PageProps extends ViewProps {
  speech: Speech;
  form: Form;
}

const SubLine = ({ online, replies, speech }: { online: boolean; replies: boolean; speech: Speech }) => {
  const { lineOffline, lineReplies, lineReads } = speech.words;
  return (
    <div class="sub-line">
      {online ? null : <span class="dot" />}
      {online ? (replies ? lineReplies : lineReads) : lineOffline}
    </div>
  );
};

const Bar = ({ host, state, speech, close }: ViewProps & { speech: Speech }) => {
  const { site } = host;
  return (
    <div class="bar">
      <span class="mark" aria-hidden="true">
        {site.mark}
      </span>
      <div class="who">
        <h2>
          <bdi>{site.name}</bdi>
        </h2>
        <SubLine online={state.online.value} replies={site.replies} speech={speech} />
      </div>
      <button type="button" class="tap" aria-label={speech.words.close} onClick={close}>
        <Icon name="x" />
      </button>
    </div>
  );
};

/** The two ways to say something, both in sight in every view. */
const Ways = ({ state, speech }: { state: PanelState; speech: Speech }) => {
  const way = (page: Page, view: View, name: string) => (
    <button
      type="button"
      class="way"
      aria-current={state.page.value === page ? 'page' : undefined}
      onClick={() => state.show(view)}
    >
      {name}
    </button>
  );
  return (
    <div class="ways">
      {way('message', 'home', speech.words.writeToUs)}
      {way('feedback', 'feedback', speech.words.giveFeedback)}
    </div>
  );
};

const OfflineNote = ({ speech }: { speech: Speech }) => (
  <div class="note warn">
    <Icon name="off" />
    <div>
      <strong>{speech.words.offlineTitle}</strong>
      {speech.words.offlineText}
    </div>
  </div>
);

const Writing = ({ host, state, speech, form }: PageProps) => {
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
        {state.online.value ? null : <OfflineNote speech={speech} />}
        {form.kind === 'feedback' ? (
          <FeedbackForm {...shared} replies={host.site.replies} />
        ) : (
          <MessageForm {...shared} page={page} />
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

const firstRadio = (form: EventTarget | null): HTMLElement | null =>
  form instanceof HTMLElement ? form.querySelector<HTMLElement>('input[type=radio]') : null;

const situationOf = ({ host, state, form }: Omit<PageProps, 'speech' | 'close'>) => ({
  kind: form.kind,
  outcome: form.outcome.value ?? { state: 'sent' as const, text: '', email: '' },
  replies: host.site.replies,
  online: state.online.value,
  mode: host.mode(),
});

const Done = (props: PageProps) => {
  const { state, speech, form, close } = props;
  return (
    <>
      <div class="body">
        <OutcomePage speech={speech} {...situationOf(props)} />
        <button type="button" class="add" onClick={() => (form.again(), state.show('home'))}>
          <Icon name="write" look="s" />
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
};

/** The whole panel. After a change of page the focus goes to the new heading, and what was sent is said politely. */
export const PanelView = ({ host, state, close }: ViewProps) => {
  const speech = state.speech.value;
  const form = state.forms[state.page.value];
  const done = form.phase.value === 'done';
  const box = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) box.current?.querySelector<HTMLElement>('h3')?.focus();
    first.current = false;
  }, [form, done]);
  if (!speech) return null;
  const page = { host, state, close, speech, form };
  return (
    <div class="fill" ref={box}>
      <Bar host={host} state={state} speech={speech} close={close} />
      <Ways state={state} speech={speech} />
      {done ? <Done {...page} /> : <Writing key={form.kind} {...page} />}
      <div class="sr" role="status">
        {done ? outcomeWords(situationOf(page), speech)[1] : ''}
      </div>
    </div>
  );
};
