import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { words } from '../words.ts';

const told = words.item;
const LONGEST = 40;

interface LabelProps {
  labels: string[];
  /** Those in use anywhere in the inbox. */
  known: string[];
  onChange: (labels: string[]) => void;
}

/** Ticks for the labels there are, and a field for a new one. */
export const LabelEditor = ({ labels, known, onChange }: LabelProps) => {
  const id = useId();
  const typed = useSignal('');
  const text = typed.value.trim();
  const all = [...new Set([...known, ...labels])].sort((a, b) => a.localeCompare(b));
  const shown = all.filter((label) => label.toLowerCase().includes(text.toLowerCase()));
  const add = (): void => {
    const same = all.find((label) => label.toLowerCase() === text.toLowerCase()) ?? text;
    if (text.length > LONGEST || !text) return;
    typed.value = '';
    if (!labels.includes(same)) onChange([...labels, same]);
  };
  const toggle = (label: string): void =>
    onChange(labels.includes(label) ? labels.filter((other) => other !== label) : [...labels, label]);
  return (
    <form
      class="label-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div class="field">
        <label for={id}>{told.newLabel}</label>
        <div class="beside">
          <input
            {...{ id, dir: 'auto', autocomplete: 'off', value: typed.value }}
            aria-invalid={text.length > LONGEST ? 'true' : undefined}
            aria-describedby={`${id}-error`}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
          <button class="ctl">{words.install.addOrigin}</button>
        </div>
        <p class="error" id={`${id}-error`}>
          {text.length > LONGEST && told.tooLongLabel}
        </p>
      </div>
      {shown.map((label) => (
        <label class="tick" key={label}>
          <input type="checkbox" checked={labels.includes(label)} onChange={() => toggle(label)} />
          <bdi>{label}</bdi>
        </label>
      ))}
    </form>
  );
};
