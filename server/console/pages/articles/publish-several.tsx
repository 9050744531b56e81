import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { reasonOf } from '../../state/api.ts';
import { createContentApi } from '../../state/contentApi.ts';
import { Working } from '../../ui/content/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { contentWords } from '../../words/content.ts';
import type { Row } from './arrange.ts';
import { rowTitle, type Articles } from './state.ts';
import { startingWords } from './starting-words.ts';

const words = startingWords.several;

type Ready = Row & { rev: number };

/** Drafts with a question and an answer in at least one language. */
export const readyIn = (rows: readonly Row[] = []): Ready[] =>
  rows.filter(
    (row): row is Ready =>
      row.rev !== undefined && Object.values(row.body.languages).some(({ title, text }) => title.trim() && text.trim()),
  );

interface SeveralProps extends PageProps {
  articles: Articles;
  /** Chosen to begin with; all if not told. */
  ids?: readonly string[];
  onClose: () => void;
  onPublished?: () => void;
}

/** Which drafts go on the pages, and that they do: all of those chosen, or none. */
export const PublishSeveral = ({ app, site, articles, ids, onClose, onPublished }: SeveralProps) => {
  const ready = readyIn(articles.rows.value);
  const chosen = useSignal<ReadonlySet<string>>(new Set(ids ?? ready.map(({ id }) => id)));
  const busy = useSignal(false);
  const problem = useSignal('');
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const drafts = ready.filter(({ id }) => chosen.value.has(id));
  const main = articles.languages.value[0] ?? '';
  const choose = (id: string, on: boolean): void => {
    const next = new Set(chosen.value);
    if (on) next.add(id);
    else next.delete(id);
    chosen.value = next;
  };
  const publish = async (): Promise<void> => {
    if (busy.value || !drafts.length) return;
    busy.value = true;
    problem.value = '';
    try {
      const calls = createContentApi(app.api, site.key, 'article');
      await calls.publishAll(drafts.map(({ id, rev }) => ({ id, rev })));
      app.notices.tell(words.done(drafts.length));
      onPublished?.();
      if (!gone.current) onClose();
    } catch (error) {
      problem.value = words.failed(reasonOf(error));
      if (gone.current) app.notices.refuse(problem.value);
    }
    await articles.load();
    busy.value = false;
  };
  return (
    <Dialog title={words.title} class="asking several" onClose={onClose}>
      <h2>{words.title}</h2>
      <p class="lead">{words.lead}</p>
      <p class="several-acts">
        <button type="button" class="textual" onClick={() => (chosen.value = new Set(ready.map(({ id }) => id)))}>
          {words.all}
        </button>
        <button type="button" class="textual" onClick={() => (chosen.value = new Set())}>
          {words.none}
        </button>
      </p>
      <ul class="several-list" aria-label={words.list}>
        {ready.map((row) => {
          const { title, lang } = rowTitle(row, main);
          return (
            <li key={row.id}>
              <label class="tick">
                <input
                  type="checkbox"
                  checked={chosen.value.has(row.id)}
                  onChange={(event) => choose(row.id, event.currentTarget.checked)}
                />
                <bdi lang={lang}>{title}</bdi>
              </label>
            </li>
          );
        })}
      </ul>
      <Working text={busy.value ? contentWords.publish.working : ''} />
      <p class="error" role="alert">
        {problem.value}
      </p>
      <p class="asking-acts">
        <button type="button" class="ctl" onClick={onClose}>
          {busy.value ? contentWords.publish.goOn : words.notYet}
        </button>
        <button
          type="button"
          class="ctl ink"
          disabled={!drafts.length}
          aria-busy={busy.value}
          onClick={() => void publish()}
        >
          {busy.value ? contentWords.publish.busy : words.publish(drafts.length)}
        </button>
      </p>
    </Dialog>
  );
};
