import { useSignal } from '@preact/signals';
import type { InstallReport } from '../../../protocol/console.ts';
import { originOf } from '../format/links.ts';
import { reasonOf } from '../state/api.ts';
import type { Install } from '../state/install.ts';
import { words } from '../words.ts';
import { Field } from './field.tsx';
import { Icon } from './parts.tsx';

const told = words.install;

interface OriginsProps {
  report: InstallReport;
  install: Install;
  owner: boolean;
}

/** Which pages may report. Owners add and remove; the others see. */
export const Origins = ({ report, install, owner }: OriginsProps) => {
  const typed = useSignal('');
  const error = useSignal('');

  const save = async (origins: string[]): Promise<boolean> => {
    try {
      await install.change({ origins });
      error.value = '';
      return true;
    } catch (cause) {
      error.value = told.saveFailed(reasonOf(cause));
      return false;
    }
  };
  const add = async (): Promise<void> => {
    const origin = originOf(typed.value);
    if (!origin) error.value = told.badOrigin;
    else if (report.origins.includes(origin)) error.value = told.twice;
    else if (await save([...report.origins, origin])) typed.value = '';
  };
  const last = report.origins.length === 1;

  return (
    <section class="card">
      <h2>{told.origins}</h2>
      <p class="lead">{told.originsLead}</p>
      {!report.origins.length && <p class="error">{told.noOrigins}</p>}
      <ul class="origins">
        {report.origins.map((origin) => (
          <li key={origin}>
            <code>{origin}</code>
            {owner && !last && (
              <button
                type="button"
                class="ctl bare"
                aria-label={words.remove(origin)}
                onClick={() => void save(report.origins.filter((other) => other !== origin))}
              >
                <Icon name="x" small />
              </button>
            )}
          </li>
        ))}
      </ul>
      {owner ? (
        <form
          class="beside"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Field
            {...{ label: told.origin, inputMode: 'url', placeholder: 'https://shop.example', dir: 'ltr' }}
            value={typed.value}
            error={error.value}
            onValue={(value) => (typed.value = value)}
          />
          <button class="ctl">{told.addOrigin}</button>
        </form>
      ) : (
        <p class="lead">{told.ownerOnly}</p>
      )}
    </section>
  );
};
