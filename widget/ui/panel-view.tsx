import type { Speech } from '../locales/speech.ts';
import type { PanelState } from '../state/panel.ts';
import { Help } from './help.tsx';
import { Icon } from './icons.tsx';
import { type FormAt, isForm, type Shown } from './shown.ts';
import { Trouble } from './trouble.tsx';

/** When people of the shop answer, in the visitor's own time. */
const openingWords = (state: PanelState, speech: Speech): string | undefined => {
  const { words, fill } = speech;
  const opening = state.opening.value;
  if (!opening) return undefined;
  const { open, until } = opening;
  if (!until) return open ? words.open : words.shut;
  const today = new Date(until).toDateString() === new Date(state.now.value).toDateString();
  const weekday = open || today ? undefined : ('short' as const);
  const time = speech.dates({ weekday, hour: 'numeric', minute: '2-digit' }).format(until);
  return fill(open ? words.openUntil : words.opens, { time });
};

const SubLine = ({ host, state, speech }: Shown) => {
  const { words } = speech;
  const online = state.online.value;
  const opening = openingWords(state, speech);
  return (
    <div class="sub-line">
      {online && !opening ? null : <span class={online && state.opening.value?.open ? 'dot on' : 'dot'} />}
      {online ? (opening ?? (host.site.replies ? words.lineReplies : words.lineReads)) : words.lineOffline}
    </div>
  );
};

const Bar = (shown: Shown) => {
  const { host, state, speech, close } = shown;
  const { words } = speech;
  const back = state.canBack.value;
  return (
    <div class={back ? 'bar sub' : 'bar'}>
      {back ? (
        <button type="button" class="tap" aria-label={words.back} onClick={state.back}>
          <Icon name="back" look="flip" />
        </button>
      ) : (
        <span class="mark" aria-hidden="true">
          {host.site.mark}
        </span>
      )}
      <div class="who">
        <h2>
          <bdi>{host.site.name}</bdi>
        </h2>
        <SubLine {...shown} />
      </div>
      <button type="button" class="tap" aria-label={words.close} onClick={close}>
        <Icon name="x" />
      </button>
    </div>
  );
};

/** A form, once its code is here. */
const Form = (shown: Shown & { at: FormAt }) => {
  const { desk, speech } = shown;
  const writing = desk.writing.value;
  if (writing) return <writing.Form {...shown} />;
  return (
    <div class="body">
      {desk.failed.value ? <Trouble text={speech.words.formFail} again={desk.load} shown={shown} /> : null}
    </div>
  );
};

/** The whole panel; what became of a message, and how many answers fit, is said politely. */
export const PanelView = (shown: Shown) => {
  const { state, desk } = shown;
  const { at } = state.page.value;
  return (
    <div class="fill">
      <Bar {...shown} />
      {isForm(at) ? <Form {...shown} at={at} /> : <Help {...shown} />}
      <div class="sr" role="status">
        {desk.writing.value?.said(at) || state.said.value}
      </div>
    </div>
  );
};
