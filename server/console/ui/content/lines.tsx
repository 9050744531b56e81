import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { same } from '../../format/same.ts';

interface LinesProps {
  label: string;
  hint: string;
  lines: readonly string[];
  onLines: (lines: string[]) => void;
  readOnly: boolean;
  rows?: number;
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
  error?: string | undefined;
}

const filled = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Several texts, one a line. Blank lines stay while one writes, and are none of them. */
export const Lines = ({ label, hint, lines, onLines, error, rows = 3, ...rest }: LinesProps) => {
  const id = useId();
  const typed = useSignal(lines.join('\n'));
  // Changed from elsewhere: another version, another's words.
  if (!same(filled(typed.peek()), lines)) typed.value = lines.join('\n');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        {...rest}
        id={id}
        rows={rows}
        value={typed.value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          onLines(filled(typed.value));
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
