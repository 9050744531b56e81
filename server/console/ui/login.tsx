import { useSignal } from '@preact/signals';
import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ApiError, reasonOf } from '../state/api.ts';
import type { Session } from '../state/session.ts';
import { words } from '../words.ts';
import { Field, focusFirstError } from './field.tsx';

const told = words.login;

/** A card in the middle of the page; both ways in use it. */
export const Door = (props: { title: string; lead: string; children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · ${words.product}`;
  }, [props.title]);
  return (
    <main class="door">
      <div class="door-card">
        <p class="product">{words.product}</p>
        <h1 ref={heading}>{props.title}</h1>
        <p class="lead">{props.lead}</p>
        {props.children}
      </div>
    </main>
  );
};

const emailError = (email: string): string =>
  !email.trim() ? told.noEmail : /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? '' : told.badEmail;

const refusal = (error: unknown): string =>
  error instanceof ApiError && error.status === 401
    ? told.wrong
    : error instanceof ApiError && error.status === 429
      ? error.message
      : told.failed(reasonOf(error));

export const Login = ({ session }: { session: Session }) => {
  const email = useSignal(session.email.value);
  const password = useSignal('');
  const errors = useSignal({ email: '', password: '', all: '' });
  const busy = useSignal(false);

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    const form = event.currentTarget;
    errors.value = { email: emailError(email.value), password: password.value ? '' : told.noPassword, all: '' };
    if (errors.value.email || errors.value.password) return focusFirstError(form);
    busy.value = true;
    try {
      await session.login(email.value.trim(), password.value);
    } catch (error) {
      const wrong = error instanceof ApiError && error.status === 401;
      errors.value = { email: '', password: wrong ? refusal(error) : '', all: wrong ? '' : refusal(error) };
      focusFirstError(form);
    }
    busy.value = false;
  };

  return (
    <Door title={told.title} lead={session.ended.value ? told.ended : told.lead}>
      <form noValidate onSubmit={submit}>
        <Field
          {...{ label: told.email, type: 'email', name: 'email', autocomplete: 'username', autofocus: !email.peek() }}
          value={email.value}
          error={errors.value.email}
          onValue={(value) => (email.value = value)}
        />
        <Field
          {...{ label: told.password, type: 'password', name: 'password', autocomplete: 'current-password' }}
          value={password.value}
          error={errors.value.password}
          onValue={(value) => (password.value = value)}
        />
        <div>
          <div role="alert">{errors.value.all && <p class="error">{errors.value.all}</p>}</div>
          <button class="ctl ink wide" aria-busy={busy.value}>
            {busy.value ? told.busy : told.submit}
          </button>
        </div>
      </form>
      <p class="foot">{told.first}</p>
    </Door>
  );
};
