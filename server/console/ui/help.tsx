import type { Page } from '../state/address.ts';
import type { Keys } from '../state/keys.ts';
import { words } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { Icon, Kbd } from './parts.tsx';

const told = words.keys;

const Rows = ({ name, rows }: { name: string; rows: typeof told.list }) => (
  <section>
    <h3>{name}</h3>
    <dl>
      {rows.map(([key, does]) => (
        <div key={key}>
          <dt>
            <span class="vh">{key}</span>
            <Kbd keys={key} />
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </section>
);

/** The list of keys, those of the page one is on first, and the switch for single ones. */
export const Help = ({ keys, page, onClose }: { keys: Keys; page: Page; onClose: () => void }) => {
  const own = told.own[page];
  return (
    <Dialog title={told.title} class="help" onClose={onClose}>
      <header>
        <h2>{told.title}</h2>
        <button type="button" class="ctl bare" aria-label={words.close} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      {own && <Rows name={told.here(words.nav[page])} rows={own} />}
      <Rows name={told.everywhere} rows={told.list} />
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
};
