import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { ApiError, reasonOf } from '../state/api.ts';
import type { Router } from '../state/router.ts';
import type { Session } from '../state/session.ts';
import { words } from '../words.ts';
import { Field, focusFirstError } from './field.tsx';
import { Door } from './login.tsx';

const told = words.link;
const SHORTEST = 10;

/** What a one-time sign-in link opens: choose a name and a password. */
export const Welcome = ({ token, session, router }: { token: string; session: Session; router: Router }) => {
  const name = useSignal('');
  const password = useSignal('');
  const errors = useSignal({ name: '', password: '', all: '' });
  const busy = useSignal(false);
  const leave = (): void => router.replace({ page: 'inbox', filter: {} });

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    const form = event.currentTarget;
    const length = [...password.value].length;
    errors.value = {
      name: name.value.trim() ? '' : told.noName,
      password: length < SHORTEST ? told.short(length) : '',
      all: '',
    };
    if (errors.value.name || errors.value.password) return focusFirstError(form);
    busy.value = true;
    try {
      await session.useLink(token, password.value, name.value.trim());
      leave();
    } catch (error) {
      const refused = error instanceof ApiError ? error : undefined;
      const own = refused?.field === 'password' || refused?.field === 'name' ? refused.field : 'all';
      const used = refused && !refused.field && [400, 401, 403, 404, 410].includes(refused.status);
      errors.value = { name: '', password: '', all: '', [own]: used ? told.used : reasonOf(error) };
      focusFirstError(form);
    }
    busy.value = false;
  };

  return (
    <Door title={told.title} lead={told.lead}>
      <form noValidate onSubmit={submit}>
        <Field
          {...{ label: told.name, name: 'name', autocomplete: 'name', autofocus: true, maxLength: 120 }}
          value={name.value}
          error={errors.value.name}
          onValue={(value) => (name.value = value)}
        />
        <Field
          {...{ label: told.password, type: 'password', name: 'password', autocomplete: 'new-password' }}
          hint={told.hint}
          value={password.value}
          error={errors.value.password}
          onValue={(value) => (password.value = value)}
        />
        <div>
          <div role="alert">{errors.value.all && <p class="error">{errors.value.all}</p>}</div>
          <button class="ctl ink wide" aria-busy={busy.value}>
            {told.submit}
          </button>
        </div>
      </form>
      <p class="foot">
        <button type="button" class="textual" onClick={leave}>
          {told.toLogin}
        </button>
      </p>
    </Door>
  );
};
