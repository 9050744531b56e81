import { useId } from 'preact/hooks';
import { Lines } from '../../ui/content/lines.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { isWrong, Section } from './section.tsx';
import type { Setting } from './state.ts';
import { settingsWords as words } from './words.ts';

interface CountProps {
  label: string;
  value: number;
  max: number;
  wrong: boolean;
  onValue: (value: number) => void;
}

const Count = ({ label, value, max, wrong, onValue }: CountProps) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={max}
        step={1}
        value={value}
        aria-invalid={wrong ? 'true' : undefined}
        onInput={({ currentTarget }) => {
          if (Number.isInteger(currentTarget.valueAsNumber)) onValue(currentTarget.valueAsNumber);
        }}
        // Emptied, or half a number: what counts stands there again.
        onBlur={({ currentTarget }) => (currentTarget.value = String(value))}
      />
    </div>
  );
};

export const BudgetSection = ({ site, setting }: PageProps & { setting: Setting<'budget'> }) => {
  const budget = setting.body.value;
  return (
    <Section setting={setting} title={words.budget} lead={words.budgetLead} owner={site.role === 'owner'}>
      {budget && (
        <>
          <div class="setting-three">
            {(
              [
                ['session', words.session, 10],
                ['day', words.day, 20],
                ['rest_h', words.rest, 8_760],
              ] as const
            ).map(([name, label, max]) => (
              <Count
                key={name}
                label={label}
                value={budget[name]}
                max={max}
                wrong={isWrong(setting, name)}
                onValue={(value) => setting.write({ [name]: value })}
              />
            ))}
          </div>
          <Lines
            label={words.never}
            hint={words.neverHint}
            dir="ltr"
            rows={2}
            lines={budget.never}
            readOnly={site.role !== 'owner'}
            onLines={(never) => setting.write({ never })}
          />
        </>
      )}
    </Section>
  );
};
