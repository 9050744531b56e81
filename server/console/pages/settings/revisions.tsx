import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RevisionRow } from '../../../../protocol/content.ts';
import type { Sentence } from '../../format/sentence.ts';
import { reasonOf } from '../../state/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Failed, Said, Skeleton, Time } from '../../ui/parts.tsx';
import { settingsWords as words } from './words.ts';

/** Changes named in one row; the others are counted. */
const NAMED = 3;
/** Rows in one answer of the collector. */
const PAGE = 50;

/** "new article “Can it go in the oven?”", "opening hours changed". */
const sentenceOf = ({ kind, name, how }: RevisionRow['changes'][number]): Sentence => {
  const text = words.change[how](words.kinds[kind]);
  return name === kind ? { text: text.replace(' {name}', ''), parts: {} } : { text, parts: { name: `“${name}”` } };
};

const Changes = ({ row }: { row: RevisionRow }) => {
  if (row.restored) return <>{words.restored(row.restored)}</>;
  if (!row.changes.length) return <>{words.nothingElse}</>;
  return (
    <>
      {row.changes.slice(0, NAMED).map((change, n) => (
        <span key={`${change.kind} ${change.id}`}>
          {n > 0 && '; '}
          <Said sentence={sentenceOf(change)} />
        </span>
      ))}
      {row.changes.length > NAMED && ` ${words.moreChanges(row.changes.length - NAMED)}`}
    </>
  );
};

const Confirm = (props: { revision: number; reason: string; onYes: () => void; onClose: () => void }) => (
  <Dialog title={words.bringBackTitle(props.revision)} class="bring-back" onClose={props.onClose}>
    <h2>{words.bringBackTitle(props.revision)}</h2>
    <p class="lead">{words.bringBackLead}</p>
    <p class="error" role="alert">
      {props.reason}
    </p>
    <div class="setting-foot">
      <button type="button" class="ctl ink" onClick={props.onYes}>
        {words.bringBack}
      </button>
      <button type="button" class="ctl" onClick={props.onClose}>
        {words.cancel}
      </button>
    </div>
  </Dialog>
);

/**
 * Every publication, newest first, and the way back to each.
 * @param round raised whenever something was published
 */
export const Revisions = ({ app, site, round, onBack }: PageProps & { round: number; onBack: () => void }) => {
  const rows = useSignal<RevisionRow[] | undefined>(undefined);
  const problem = useSignal('');
  const wanted = useSignal<number | undefined>(undefined);
  const refused = useSignal('');
  const more = useSignal(false);

  const load = async (before?: number): Promise<void> => {
    try {
      const found = await app.api.get<RevisionRow[]>(site.key, `revisions${before ? `?before=${before}` : ''}`);
      rows.value = before ? [...(rows.value ?? []), ...found] : found;
      more.value = found.length === PAGE;
      problem.value = '';
    } catch (error) {
      problem.value = reasonOf(error);
    }
  };
  useEffect(() => void load(), [round]);

  const restore = async (revision: number): Promise<void> => {
    try {
      await app.api.send(site.key, 'POST', `revisions/${revision}/restore`);
      wanted.value = undefined;
      app.notices.speak(words.restoredNotice(revision));
      onBack();
    } catch (error) {
      refused.value = words.refused(reasonOf(error));
    }
  };

  return (
    <section class="card">
      <h2>{words.revisions}</h2>
      <p class="lead">{words.revisionsLead}</p>
      {problem.value && <Failed title={words.failed} reason={problem.value} retry={() => void load()} />}
      {!rows.value && !problem.value && <Skeleton rows={4} />}
      {rows.value?.length === 0 && <p class="lead">{words.noRevisions}</p>}
      <ul class="revisions">
        {rows.value?.map((row, n) => (
          <li key={row.revision}>
            <b>{words.revision(row.revision)}</b>
            <span class="lead">
              <Time at={row.at} now={app.now.value} times={app.times.value} how="when" />
              {row.by && (
                <>
                  , <bdi>{row.by.name}</bdi>
                </>
              )}
            </span>
            {n === 0 && <span class="tag ok">{words.live}</span>}
            {n > 0 && site.role === 'owner' && (
              <button
                type="button"
                class="textual"
                aria-label={`${words.bringBack}: ${words.revision(row.revision)}`}
                onClick={() => {
                  refused.value = '';
                  wanted.value = row.revision;
                }}
              >
                {words.bringBack}
              </button>
            )}
            <p>
              <Changes row={row} />
            </p>
          </li>
        ))}
      </ul>
      {more.value && (
        <button type="button" class="ctl" onClick={() => void load(rows.value?.at(-1)?.revision)}>
          {words.earlier}
        </button>
      )}
      {wanted.value !== undefined && (
        <Confirm
          revision={wanted.value}
          reason={refused.value}
          onYes={() => void restore(wanted.value!)}
          onClose={() => (wanted.value = undefined)}
        />
      )}
    </section>
  );
};
