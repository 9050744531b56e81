import type { ContentKind, ContentState } from '../../../../protocol/content.ts';
import type { Times } from '../../format/times.ts';
import type { ContentItem } from '../../state/content.ts';
import { contentWords as words } from '../../words/content.ts';
import { Icon, Tag } from '../parts.tsx';

const TONES: Record<ContentState, string> = { draft: '', live: 'ok', changed: 'info', off: '' };

/** Whether shoppers see it. */
export const StateTag = ({ state }: { state: ContentState }) => <Tag tone={TONES[state]}>{words.states[state]}</Tag>;

/** Whether what was written is at the collector, and the way out where it is not. */
export const Saved = <K extends ContentKind>({ item, times }: { item: ContentItem<K>; times: Times }) => {
  const saving = item.saving.value;
  const told = words.saving;
  const text = (): string => {
    if (item.atRisk.value && saving === 'offline') return told.risk;
    if (saving === 'saved') return told.saved(times.clock(item.savedAt.value ?? 0));
    if (saving === 'failed') return told.failed(item.refusal.value?.message ?? '');
    return told[saving];
  };
  const bad = saving === 'refused' || saving === 'failed' || saving === 'offline';
  return (
    <span class={bad ? 'saved bad' : 'saved'}>
      <span role="status">
        {bad && <Icon name={saving === 'offline' ? 'off' : 'warn'} small />}
        {/* A word at every key would be too much to listen to. */}
        {saving === 'waiting' ? '' : text()}
      </span>
      {saving === 'waiting' && <span aria-hidden="true">{text()}</span>}
      {(saving === 'failed' || saving === 'offline') && (
        <button type="button" class="textual" onClick={() => void item.save()}>
          {told.retry}
        </button>
      )}
    </span>
  );
};
