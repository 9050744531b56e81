import type { FormSpeech } from '../locales/form-speech.ts';
import type { Missing } from '../state/missing.ts';
import { Field, FieldError } from './field.tsx';
import { Icon } from './icons.tsx';
import type { Shown } from './shown.ts';

const REASONS = [
  ['other', 'notMine'],
  ['unclear', 'notClear'],
  ['failed', 'notWorked'],
] as const;

/** After "No": what was missing, and a way on. */
export const MissingView = ({
  missing,
  host,
  words: said,
  speech,
  focus,
}: Shown & { missing: Missing; words: FormSpeech }) => {
  const { words } = said;
  const chosen = missing.reason.value;
  if (missing.told())
    return (
      <p class="note ok" id="told" tabIndex={-1}>
        <Icon name="check" />
        {words.told}
      </p>
    );
  const tell = () => {
    const name = REASONS.find(([reason]) => reason === chosen)?.[1];
    focus(missing.tellShop(said.tag, name && words[name]) ? '#told' : '.did input');
  };
  return (
    <div class="did" role="group" aria-labelledby="missing">
      <p class="t" id="missing" tabIndex={-1}>
        {words.missing}
      </p>
      <div class="chips" role="radiogroup" aria-labelledby="missing" aria-describedby="missing-error">
        {REASONS.map(([reason, name]) => (
          <label class="chip" key={reason}>
            <input type="radio" name="missing" checked={reason === chosen} onChange={() => missing.pick(reason)} />
            <span>{words[name]}</span>
          </label>
        ))}
      </div>
      <Field id="own" label={words.ownWords} value={missing.words.value} onWrite={missing.write} tall />
      <FieldError id="missing-error" text={missing.fault.value ? words.needMissing : undefined} />
      <div class="btns">
        <button type="button" class="btn main" onClick={missing.askPerson}>
          {host.site.replies ? speech.words.askPerson : speech.words.leaveMessage}
        </button>
        <button type="button" class="btn plain" onClick={tell}>
          {words.tellShop}
        </button>
      </div>
      <p class="small">{words.missingSees}</p>
    </div>
  );
};
