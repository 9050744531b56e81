import { useComputed, type Signal } from '@preact/signals';
import type { InboxDetail, StaffRef } from '../../../protocol/console.ts';
import type { App } from '../state/app.ts';
import type { Tool } from '../state/commands.ts';
import type { OpenItem } from '../state/item.ts';
import { firstName } from '../format/names.ts';
import { words } from '../words.ts';
import { LabelEditor } from './labels.tsx';
import { Menu } from './menu.tsx';
import { Hidden, Icon, Kbd } from './parts.tsx';

const told = words.item;

/** One tool of several as an open-or-not of its own. */
const useTool = (tool: Signal<Tool>, name: 'label' | 'assign'): Signal<boolean> => {
  const open = useComputed(() => tool.value === name);
  return {
    get value() {
      return open.value;
    },
    set value(on: boolean) {
      if (on) tool.value = name;
      else if (tool.peek() === name) tool.value = undefined;
    },
  } as Signal<boolean>;
};

interface GiveProps {
  staff: StaffRef[];
  me: number | undefined;
  assignee: StaffRef | undefined;
  onGive: (id: number | null) => void;
}

const People = ({ staff, me, assignee, onGive }: GiveProps) => (
  <div class="choices" role="radiogroup" aria-label={told.give}>
    {[{ id: null, name: told.nobody }, ...staff].map(({ id, name }) => (
      <button
        key={id}
        type="button"
        role="radio"
        aria-checked={(assignee?.id ?? null) === id}
        onClick={() => onGive(id)}
      >
        <Icon name={(assignee?.id ?? null) === id ? 'check' : 'blank'} small />
        <bdi>{id === me ? told.you(name) : name}</bdi>
      </button>
    ))}
  </div>
);

/** Label, give to someone, done. */
export const Tools = ({ app, opened, item }: { app: App; opened: OpenItem; item: InboxDetail }) => {
  const labelling = useTool(app.tool, 'label');
  const giving = useTool(app.tool, 'assign');
  const { staff, labels } = app.inbox.facets.value;
  const done = item.status === 'done';
  const give = (assignee: number | null): void => {
    giving.value = false;
    void opened.change({ assignee });
  };
  return (
    <div class="tools">
      <Menu
        open={labelling}
        title={told.labels}
        align="start"
        face={
          <>
            <Icon name="tag" />
            <Hidden>{told.labels}</Hidden>
          </>
        }
      >
        <LabelEditor
          labels={item.labels}
          known={labels}
          onChange={(next) => void opened.change({ labels: next }).then(app.inbox.refreshFacets)}
        />
      </Menu>
      <Menu
        open={giving}
        title={told.give}
        align="start"
        face={item.assignee ? <bdi class="cut">{told.givenTo(firstName(item.assignee.name))}</bdi> : told.give}
      >
        <People staff={staff} me={app.session.me.value?.staff.id} assignee={item.assignee} onGive={give} />
      </Menu>
      <button
        type="button"
        class={done ? 'ctl' : 'ctl ink'}
        onClick={() => void opened.change({ status: done ? 'open' : 'done' })}
      >
        {done ? told.reopen : told.done}
        {app.keys.single.value && <Kbd keys="E" />}
      </button>
    </div>
  );
};
