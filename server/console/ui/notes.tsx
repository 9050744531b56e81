import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { InboxDetail } from '../../../protocol/console.ts';
import type { App } from '../state/app.ts';
import { reasonOf } from '../state/api.ts';
import type { OpenItem } from '../state/item.ts';
import { words } from '../words.ts';
import { Time } from './parts.tsx';

const told = words.item;
const LONGEST = 5_000;

interface NoteProps {
  app: App;
  opened: OpenItem;
  /** Gives the keyboard back to the item, where single keys work. */
  onLeave: () => void;
}

const NoteForm = ({ app, opened, onLeave }: NoteProps) => {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const error = useSignal('');
  const busy = useSignal(false);
  const wanted = app.tool.value === 'note';
  useEffect(() => {
    if (!wanted) return;
    field.current?.focus();
    app.tool.value = undefined;
  }, [wanted]);
  const add = async (): Promise<void> => {
    if (busy.value) return;
    error.value = opened.draft.value.trim() ? '' : told.noNote;
    if (error.value) return field.current?.focus();
    busy.value = true;
    const writing = form.current?.contains(document.activeElement);
    await opened.addNote().catch((cause: unknown) => (error.value = told.noteFailed(reasonOf(cause))));
    busy.value = false;
    if (writing && !error.value) onLeave();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
    if (event.key === 'Escape') onLeave();
  };
  return (
    <form
      class="note-form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label for={id}>{told.note}</label>
      <textarea
        {...{ id, rows: 2, dir: 'auto', maxLength: LONGEST, ref: field, value: opened.draft.value }}
        aria-invalid={error.value ? 'true' : undefined}
        aria-describedby={`${id}-error`}
        onInput={(event) => opened.setDraft(event.currentTarget.value)}
        onKeyDown={key}
      />
      <p class="error" id={`${id}-error`} role="alert">
        {error.value}
      </p>
      <button class="ctl" aria-busy={busy.value}>
        {told.addNote}
      </button>
    </form>
  );
};

/** What staff tell one another; viewers read them. */
export const Notes = ({ app, opened, item, onLeave }: NoteProps & { item: InboxDetail }) => {
  const mayWrite = app.site.value?.role !== 'viewer';
  if (!mayWrite && !item.notes.length) return null;
  return (
    <section class="notes">
      <h3>
        {told.notes} <span>{told.notesLead}</span>
      </h3>
      <ul>
        {item.notes.map((note) => (
          <li key={note.id}>
            <p dir="auto">{note.text}</p>
            <p class="meta">
              <bdi>{note.by.name}</bdi>, <Time at={note.at} now={app.now.value} times={app.times.value} how="when" />
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && <NoteForm app={app} opened={opened} onLeave={onLeave} />}
    </section>
  );
};
