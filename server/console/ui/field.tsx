import type { TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  type?: 'email' | 'password' | 'text';
  name?: string;
  autocomplete?: string;
  autofocus?: boolean;
  maxLength?: number;
  placeholder?: string;
  dir?: 'ltr' | 'auto';
  inputMode?: 'url';
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
  hint?: string;
}

/** One line to write in, with its name above and what is wrong with it below. */
export const Field = ({ label, value, onValue, error, hint, type = 'text', ...rest }: FieldProps) => {
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    ...rest,
    id,
    value,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': told || undefined,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'password' && <input {...shared} type="password" />}
      {type === 'email' && <input {...shared} type="email" />}
      {type === 'text' && <input {...shared} type="text" />}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
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

/** Puts the keyboard on the first field of a form that is wrong, after the errors have been drawn. */
export const focusFirstError = (form: HTMLFormElement): void => {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
};
