import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { reasonOf } from '../state/api.ts';
import type { Install } from '../state/install.ts';
import { words } from '../words.ts';

const told = words.install;

/** Whether the assistant is on and what that means; then the button that changes it, and what the button does. */
export const OffSwitch = ({ off, install, owner }: { off: boolean; install: Install; owner: boolean }) => {
  const id = useId();
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
      <div role="status">
        <h2>{off ? told.switchIsOff : told.switchIsOn}</h2>
        <p class="lead">{off ? told.switchIsOffLead : told.switchIsOnLead}</p>
      </div>
      {owner ? (
        <p class="act">
          <button type="button" class="ctl" aria-busy={busy.value} aria-describedby={id} onClick={() => void turn()}>
            {off ? told.turnOn : told.turnOff}
          </button>
          <span class="lead" id={id}>
            {off ? told.turnOnLead : told.turnOffLead}
          </span>
        </p>
      ) : (
        <p class="lead">{told.ownerOnly}</p>
      )}
      <p class="error" role="alert">
        {error.value}
      </p>
    </section>
  );
};
