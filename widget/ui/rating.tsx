import { Icon } from './icons.tsx';
import type { Shown } from './shown.ts';
import { Trouble } from './trouble.tsx';

interface RatingProps {
  shown: Shown;
  article: string;
  ask?: string | undefined;
}

const Thanks = ({ words }: { words: string }) => (
  <p class="note ok" id="told" tabIndex={-1}>
    <Icon name="check" />
    {words}
  </p>
);

/** "Did this help?": both answers alike. After No the forms ask what was missing. */
export const Rating = ({ shown, article, ask }: RatingProps) => {
  const { state, speech, desk, focus } = shown;
  const { words } = speech;
  const said = state.rateOf(article, ask);
  const writing = desk.part.value;
  const say = (helped: boolean) => {
    state.rate(helped, article, ask);
    if (helped) focus('#told');
    else void desk.load().then(() => focus('#missing'));
  };
  if (said === 'yes') return <Thanks words={words.helpedThanks} />;
  if (said)
    return writing ? (
      <writing.Missing {...shown} article={article} ask={ask} />
    ) : desk.failed.value ? (
      <Trouble text={words.formFail} again={desk.load} shown={shown} />
    ) : null;
  return (
    <div class="did ask" role="group" aria-labelledby="helped">
      <span class="t" id="helped">
        {words.helped}
      </span>
      <button type="button" class="btn plain" onClick={() => say(true)}>
        {words.yes}
      </button>
      <button type="button" class="btn plain" onClick={() => say(false)}>
        {words.no}
      </button>
    </div>
  );
};
