import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { NUDGE_KINDS, type NudgeKind } from '../../../../protocol/nudges.ts';
import { formatRoute } from '../../state/address.ts';
import { reasonOf } from '../../state/api.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Icon } from '../../ui/parts.tsx';
import type { Nudges } from './state.ts';
import { languagesOf } from './templates.ts';
import { nudgeWords } from './words.ts';

const words = nudgeWords.choose;

/** Chooses what a new nudge is about; the draft is made with words to begin with. */
export const Choose = ({ app, site, nudges }: PageProps & { nudges: Nudges }) => {
  const busy = useSignal<NudgeKind | undefined>(undefined);
  const problem = useSignal('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const begin = async (kind: NudgeKind): Promise<void> => {
    if (busy.value) return;
    busy.value = kind;
    problem.value = '';
    await nudges
      .begin(kind, languagesOf(app.shops.documents.value[site.key]))
      .catch((error: unknown) => (problem.value = words.failed(reasonOf(error))));
    busy.value = undefined;
  };
  const { id: _, ...list } = app.router.route.value;
  return (
    <section class="nudge-new">
      <a class="ctl bare back" href={formatRoute(list)}>
        <Icon name="back" />
        {nudgeWords.back}
      </a>
      <h2 tabIndex={-1} ref={heading}>
        {words.title}
      </h2>
      <p class="lead">{words.lead}</p>
      <p class="error" role="alert">
        {problem.value}
      </p>
      <ul>
        {NUDGE_KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" class="card" aria-busy={busy.value === kind} onClick={() => void begin(kind)}>
              <b>{nudgeWords.kinds[kind].name}</b>
              <span class="lead">{nudgeWords.kinds[kind].lead}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="vh" role="status">
        {busy.value && words.busy}
      </p>
    </section>
  );
};
