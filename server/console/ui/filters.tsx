import { useSignal } from '@preact/signals';
import type { App } from '../state/app.ts';
import type { FilterName } from '../state/address.ts';
import { filterWith, tokensOf } from '../state/tokens.ts';
import { words } from '../words.ts';
import { FilterForm } from './filter-form.tsx';
import { Menu } from './menu.tsx';
import { Icon } from './parts.tsx';

const told = words.inbox;

/** What is filtered by, as tokens that can be taken away, and the way to add one. */
export const Filters = ({ app }: { app: App }) => {
  const open = useSignal(false);
  const { route } = app.router;
  const { inbox } = app;
  const { filter } = route.value;
  const set = (name: FilterName, value: string): void =>
    app.router.replace({ ...route.value, filter: filterWith(route.value.filter, name, value) });
  return (
    <div class="filters" role="group" aria-label={told.filters}>
      {tokensOf(filter, inbox.facets.value.staff).map(({ name, text }) => (
        <button
          key={name}
          type="button"
          class="ctl soft"
          aria-label={words.remove(text)}
          onClick={() => set(name, name === 'status' ? 'any' : '')}
        >
          <bdi class="cut">{text}</bdi>
          <Icon name="x" small />
        </button>
      ))}
      <Menu
        open={open}
        title={told.filter}
        align="start"
        faceClass="ctl bare"
        face={
          <>
            <Icon name="plus" small />
            {told.filter}
          </>
        }
      >
        <FilterForm filter={filter} facets={inbox.facets.value} onSet={set} onDone={() => (open.value = false)} />
      </Menu>
      <span class="count" role="status">
        {inbox.state.value === 'ready' && told.found(inbox.total.value, (filter.status ?? 'open') as string)}
      </span>
    </div>
  );
};
