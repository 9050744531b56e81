import type { ComponentChildren } from 'preact';
import { Icon } from './icons.tsx';

export const FieldError = ({ id, text }: { id: string; text: string | undefined }) => (
  <p class="err" id={id} role="alert" hidden={!text}>
    {text ? <Icon name="warn" look="s" /> : null}
    {text}
  </p>
);

interface FieldProps {
  id: string;
  label: string;
  value: string;
  onWrite: (value: string) => void;
  onLeave?: () => void;
  type?: 'text' | 'email';
  tall?: boolean;
  required?: boolean;
  autocomplete?: 'email' | 'name' | 'off';
  placeholder?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** The label is spoken, not drawn: a heading above says the same. */
  quiet?: boolean;
}

const written = (event: Event): string =>
  event.currentTarget instanceof HTMLInputElement || event.currentTarget instanceof HTMLTextAreaElement
    ? event.currentTarget.value
    : '';

/** Control or Command with Enter sends, as in mail programs. */
const hurry = (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  if (event.currentTarget instanceof HTMLTextAreaElement) event.currentTarget.form?.requestSubmit();
};

/** A labelled field with its hint and its error beside it. Typed words find their own direction. */
export const Field = (props: FieldProps): ComponentChildren => {
  const { id, hint, error, type = 'text' } = props;
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const shared = {
    id,
    class: 'in',
    value: props.value,
    placeholder: props.placeholder ?? '',
    // Empty, it runs as the language does: `auto` would lay the placeholder from the left in every language. An address
    // runs from the left.
    dir: props.value ? (type === 'email' ? ('ltr' as const) : ('auto' as const)) : undefined,
    required: props.required ?? false,
    autocomplete: props.autocomplete ?? 'off',
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
    onInput: (event: Event) => props.onWrite(written(event)),
    onBlur: () => props.onLeave?.(),
  };
  return (
    <div class="field">
      <label for={id} class={props.quiet ? 'sr' : ''}>
        {props.label}
      </label>
      {props.tall ? (
        <textarea {...shared} rows={3} onKeyDown={hurry} />
      ) : type === 'email' ? (
        <input {...shared} type="email" />
      ) : (
        <input {...shared} type="text" />
      )}
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
};
