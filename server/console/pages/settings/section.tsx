import type { ComponentChildren } from 'preact';
import { Failed, Skeleton } from '../../ui/parts.tsx';
import type { Setting, SettingKind } from './state.ts';
import { settingsWords as words } from './words.ts';

interface SectionProps<K extends SettingKind> {
  setting: Setting<K>;
  title: string;
  lead: string;
  owner: boolean;
  /** Beside the button that publishes. */
  more?: ComponentChildren;
  children: ComponentChildren;
}

const Said = <K extends SettingKind>({ setting }: { setting: Setting<K> }) => {
  const phase = setting.phase.value;
  if (phase.state === 'published') return <>{words.published(phase.revision)}</>;
  if (phase.state === 'busy') return <>{words.publishing}</>;
  return <>{setting.changed.value && words.unsaved}</>;
};

/** One thing to set up: its fields, and the button that brings it to the pages. */
export const Section = <K extends SettingKind>({ setting, title, lead, owner, more, children }: SectionProps<K>) => {
  const phase = setting.phase.value;
  const there = !!setting.body.value;
  return (
    <form
      class="card setting"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void setting.publish();
      }}
    >
      <h2>{title}</h2>
      <p class="lead">{lead}</p>
      {!there && setting.problem.value && (
        <Failed title={words.failed} reason={setting.problem.value} retry={() => void setting.load()} />
      )}
      {!there && !setting.problem.value && <Skeleton rows={3} />}
      {there && (
        <fieldset disabled={!owner}>
          <legend class="vh">{title}</legend>
          {children}
        </fieldset>
      )}
      {there && owner && (
        <div class="setting-foot">
          <button type="submit" class="ctl ink" aria-busy={phase.state === 'busy'} disabled={!setting.changed.value}>
            {words.publish}
          </button>
          {more}
          <span class="lead" role="status">
            <Said setting={setting} />
          </span>
        </div>
      )}
      <p class="error" role="alert">
        {phase.state === 'refused' && words.refused(phase.reason)}
      </p>
      {phase.state === 'refused' && (
        <button type="button" class="textual" onClick={() => void setting.readAgain()}>
          {words.readAgain}
        </button>
      )}
    </form>
  );
};

/** Whether the collector's refusal is about this field. */
export const isWrong = <K extends SettingKind>(setting: Setting<K>, field: string): boolean => {
  const phase = setting.phase.value;
  return phase.state === 'refused' && phase.field === field;
};
