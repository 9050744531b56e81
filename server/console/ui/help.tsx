import type { Keys } from '../state/keys.ts';
import { words } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { Icon, Kbd } from './parts.tsx';

const told = words.keys;

/** The list of keys, and the switch for single ones. */
export const Help = ({ keys, onClose }: { keys: Keys; onClose: () => void }) => (
  <Dialog title={told.title} class="help" onClose={onClose}>
    <header>
      <h2>{told.title}</h2>
      <button type="button" class="ctl bare" aria-label={words.close} onClick={onClose}>
        <Icon name="x" />
      </button>
    </header>
    <dl>
      {told.list.map(([key, does]) => (
        <div key={key}>
          <dt>
            <span class="vh">{key}</span>
            <Kbd keys={key} />
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
    <label class="tick" for="single-keys">
      <input
        id="single-keys"
        type="checkbox"
        checked={keys.single.value}
        aria-describedby="single-keys-lead"
        onChange={(event) => keys.setSingle(event.currentTarget.checked)}
      />
      <b>{told.single}</b>
    </label>
    <p class="lead" id="single-keys-lead">
      {told.singleLead}
    </p>
  </Dialog>
);
