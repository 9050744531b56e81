import { useId } from 'preact/hooks';
import { directionOf } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import { refusedAt } from '../../state/refusal.ts';
import { Languages } from '../../ui/content/languages.tsx';
import { stateIn, wordsOf } from './body.ts';
import { editWords as words } from './editWords.ts';
import type { OpenNote } from './note.ts';
import { suggested } from './templates.ts';

interface WordFieldProps {
  label: string;
  hint?: string;
  value: string;
  max: number;
  lang: string;
  dir: 'ltr' | 'rtl';
  long?: boolean;
  error: string | undefined;
  onValue: (value: string) => void;
}

/** Room that is told when it runs out. */
const SCARCE = 20;

const WordField = ({ label, hint, value, max, long, error, onValue, ...rest }: WordFieldProps) => {
  const id = useId();
  const left = max - value.length;
  const told = left <= SCARCE ? words.room(left) : hint;
  const shared = {
    ...rest,
    id,
    value,
    maxLength: max,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': [told && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {long ? <textarea {...shared} rows={2} /> : <input {...shared} type="text" />}
      {told && (
        <p class="hint" id={`${id}-hint`}>
          {told}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
};

/** What may stand in the words for something of the basket. */
const Places = ({ gap }: { gap: boolean }) => (
  <div class="nudge-places">
    <p class="hint">{words.insert}</p>
    <dl>
      {(['item', 'count', ...(gap ? (['gap'] as const) : [])] as const).map((name) => (
        <div key={name}>
          <dt>
            <code>{`{${name}}`}</code>
          </dt>
          <dd>{words.places[name]}</dd>
        </div>
      ))}
    </dl>
  </div>
);

const FIELDS = [
  { name: 'title', label: words.noteTitle, max: 80 },
  { name: 'text', label: words.noteText, hint: words.noteTextHint, max: 200, long: true },
  { name: 'yes', label: words.yes, max: 40 },
  { name: 'href', label: words.href, hint: words.hrefHint, max: 2_048 },
] as const;

/** The words, one language at a time. */
export const Wording = ({ note, lang, languages }: { note: OpenNote; lang: string; languages: readonly string[] }) => {
  const body = note.item.body.value;
  if (!body) return null;
  const live = note.item.detail.value?.live?.body;
  const written = wordsOf(body, lang);
  const ours = body.languages[lang] ? undefined : suggested(body.kind, lang);
  const refusal = note.refusal.value;
  return (
    <fieldset class="nudge-words">
      <legend>{words.words}</legend>
      <Languages
        languages={languages}
        chosen={lang}
        stateOf={(tag) => stateIn(tag, body, live)}
        onChoose={(tag) => (note.lang.value = tag)}
        onAdd={(tag) => (note.lang.value = tag)}
      />
      {!body.languages[lang] && <p class="lead">{words.notWritten(language(lang))}</p>}
      {ours && (
        <button type="button" class="ctl" onClick={() => note.writeWords(lang, ours)}>
          {words.begin(language(lang))}
        </button>
      )}
      {FIELDS.map(({ name, ...field }) => (
        <WordField
          key={`${lang} ${name}`}
          {...field}
          value={written[name] ?? ''}
          lang={name === 'href' ? '' : lang}
          dir={name === 'href' ? 'ltr' : directionOf(lang)}
          error={refusedAt(refusal, `languages.${lang}.${name}`)}
          onValue={(value) => note.writeWords(lang, { [name]: value })}
        />
      ))}
      {refusal?.field === 'languages' && <p class="error">{refusal.message}</p>}
      <Places gap={body.kind === 'free_delivery'} />
    </fieldset>
  );
};
