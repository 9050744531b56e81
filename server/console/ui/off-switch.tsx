import { useSignal } from '@preact/signals';
import { reasonOf } from '../state/api.ts';
import type { Install } from '../state/install.ts';
import { words } from '../words.ts';
import { Tag } from './parts.tsx';

const told = words.install;

/** Stops everything on the shop's pages without touching them. */
export const OffSwitch = ({ off, install, owner }: { off: boolean; install: Install; owner: boolean }) => {
  const error = useSignal('');
  const busy = useSignal(false);
  const turn = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    error.value = '';
    await install.change({ off: !off }).catch((cause: unknown) => (error.value = told.saveFailed(reasonOf(cause))));
    busy.value = false;
  };
  return (
    <section class="card off-switch">
      <div>
        <h2>
          {told.off} <Tag tone={off ? 'warn' : 'ok'}>{off ? told.offState : told.on}</Tag>
        </h2>
        <p class="lead">{off ? told.onLead : told.offLead}</p>
        {!owner && <p class="lead">{told.ownerOnly}</p>}
        <p class="error" role="alert">
          {error.value}
        </p>
      </div>
      {owner && (
        <button type="button" class="ctl" aria-busy={busy.value} onClick={() => void turn()}>
          {off ? told.turnOn : told.turnOff}
        </button>
      )}
    </section>
  );
};
