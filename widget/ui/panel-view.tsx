import { Help } from './help.tsx';
import { Icon } from './icons.tsx';
import { type FormAt, isForm, type Shown } from './shown.ts';
import { Trouble } from './trouble.tsx';

const SubLine = ({ host, state, speech, clock }: Shown) => {
  const { words } = speech;
  const online = state.online.value;
  const now = state.opening.value;
  const opening = now && clock.part.value!.openingWords(now, state.now.value, speech);
  return (
    <div class="sub-line">
      {online && !opening ? null : <span class={online && now?.open ? 'dot on' : 'dot'} />}
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
        <button type="button" key="back" class="tap" aria-label={words.back} onClick={state.back}>
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
      <button type="button" key="close" class="tap" aria-label={words.close} onClick={close}>
        <Icon name="x" />
      </button>
    </div>
  );
};

/** A form, once its code is here. */
const Form = (shown: Shown & { at: FormAt }) => {
  const { desk, speech } = shown;
  const writing = desk.part.value;
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
        {desk.part.value?.said(at) || state.said.value}
      </div>
    </div>
  );
};
