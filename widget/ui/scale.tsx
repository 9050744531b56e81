import type { ComponentChildren } from 'preact';

interface ScaleProps {
  name: string;
  /** A class of its own for the survey's sheet. */
  look?: string;
  /** The scores, in one or two lines. */
  lines: readonly (readonly number[])[];
  chosen: number | undefined;
  pick: (score: number) => void;
  dir: 'ltr' | 'rtl';
  /** Ids of the question, and of the words at the ends. */
  labelledby: string;
  describedby: string;
  error?: string | undefined;
  nameOf: (score: number) => string;
  draw: (score: number) => ComponentChildren;
  before?: ComponentChildren;
  after?: ComponentChildren;
}

const STEPS = new Map<string, number>([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

// Browsers disagree on what the left arrow does in a radio group that runs from the right, so it is decided here.
const stepOf = (key: string, dir: 'ltr' | 'rtl'): number => {
  const onward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowLeft' || key === 'ArrowRight') return key === onward ? 1 : -1;
  return STEPS.get(key) ?? 0;
};

/** A radio group of scores: one tab stop, arrows choose and go round. */
export const Scale = (props: ScaleProps) => {
  const scores = props.lines.flat();
  const move = (event: KeyboardEvent) => {
    const step = stepOf(event.key, props.dir);
    const input = event.currentTarget;
    if (!step || !(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    const at = scores.indexOf(Number(input.value));
    const score = scores[(at + step + scores.length) % scores.length] ?? 0;
    props.pick(score);
    input.closest('.scale')?.querySelector<HTMLInputElement>(`input[value="${score}"]`)?.focus();
  };
  return (
    <div
      class={`scale num ${props.look ?? ''}`}
      role="radiogroup"
      aria-labelledby={props.labelledby}
      aria-describedby={`${props.describedby}${props.error ? ` ${props.error}` : ''}`}
    >
      {props.before}
      {props.lines.map((line) => (
        <div class="line" key={line[0]}>
          {line.map((score) => (
            <label class="pick" key={score}>
              <input
                type="radio"
                name={props.name}
                value={score}
                checked={score === props.chosen}
                aria-label={props.nameOf(score)}
                onChange={() => props.pick(score)}
                onKeyDown={move}
              />
              <span>{props.draw(score)}</span>
            </label>
          ))}
        </div>
      ))}
      {props.after}
    </div>
  );
};
