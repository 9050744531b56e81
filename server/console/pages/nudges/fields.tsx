import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Field } from '../../ui/field.tsx';
import { refusedAt } from '../../state/refusal.ts';
import { THRESHOLDS, type Threshold } from './body.ts';
import { editWords as words } from './editWords.ts';
import type { OpenNote } from './note.ts';

interface NumberFieldProps {
  label: string;
  hint: string;
  value: number | undefined;
  max: number;
  /** Whole numbers only. */
  whole?: boolean;
  error: string | undefined;
  onValue: (value: number | undefined) => void;
}

/** A number to write; what is none leaves it empty. */
const NumberField = ({ label, hint, value, max, whole, error, onValue }: NumberFieldProps) => {
  const id = useId();
  const typed = useSignal(value);
  const text = useSignal(value === undefined ? '' : String(value));
  // Changed from elsewhere: another version, another's number.
  if (typed.peek() !== value) {
    typed.value = value;
    text.value = value === undefined ? '' : String(value);
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...{ id, min: 0, max, type: 'number', inputMode: whole ? 'numeric' : 'decimal' }}
        step={whole ? 1 : 'any'}
        value={text.value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
        onInput={({ currentTarget: { value: written, valueAsNumber } }) => {
          const next = Number.isFinite(valueAsNumber) ? valueAsNumber : undefined;
          text.value = written;
          typed.value = next;
          onValue(next);
        }}
      />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
};

const MOST: Record<Threshold, number> = { after_s: 86_400, away_h: 8_760, threshold: 1e9, within: 1e9 };
const HALF = 50;

/** Its name, when it is due, and how many do not see it. */
export const RuleFields = ({ note, currency }: { note: OpenNote; currency: string }) => {
  const body = note.item.body.value;
  const refusal = note.refusal.value;
  if (!body) return null;
  const thresholds = THRESHOLDS[body.kind];
  return (
    <>
      <Field
        label={words.name}
        hint={words.nameHint}
        value={body.name}
        maxLength={80}
        dir="auto"
        error={refusedAt(refusal, 'name')}
        onValue={(name) => note.write({ name })}
      />
      <div class="nudge-rule">
        {thresholds.map((name) => {
          const { label, hint } = words.fields[name];
          return (
            <NumberField
              key={name}
              label={typeof label === 'string' ? label : label(currency)}
              hint={hint}
              value={body[name]}
              max={MOST[name]}
              whole={name === 'after_s' || name === 'away_h'}
              error={refusedAt(refusal, name)}
              onValue={(value) => note.writeThreshold(name, value)}
            />
          );
        })}
        <div class="nudge-hold">
          <NumberField
            label={words.hold}
            hint={words.holdMeans(body.hold)}
            value={body.hold}
            max={HALF}
            whole
            error={refusedAt(refusal, 'hold')}
            onValue={(hold) => note.write({ hold: hold ?? 0 })}
          />
          {body.hold !== HALF && (
            <button type="button" class="textual" onClick={() => note.write({ hold: HALF })}>
              {words.half}
            </button>
          )}
        </div>
      </div>
      {!thresholds.length && <p class="lead">{words.noRule}</p>}
    </>
  );
};
