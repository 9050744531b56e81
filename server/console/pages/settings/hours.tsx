import type { Hours } from '../../../../protocol/hours.ts';
import { Lines } from '../../ui/content/lines.tsx';
import { Field } from '../../ui/field.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Icon } from '../../ui/parts.tsx';
import { clockOf, minutesOf, weekdays } from './format.ts';
import { isWrong, Section } from './section.tsx';
import type { Setting } from './state.ts';
import { settingsWords as words } from './words.ts';

type Day = Hours['week'][number];

interface DayProps {
  name: string;
  day: Day;
  wrong: boolean;
  onDay: (day: Day) => void;
}

const Time = ({ label, minutes, onMinutes }: { label: string; minutes: number; onMinutes: (n: number) => void }) => (
  <input
    type="time"
    aria-label={label}
    value={clockOf(minutes)}
    onChange={(event) => event.currentTarget.value && onMinutes(minutesOf(event.currentTarget.value))}
  />
);

/** One day of the week: closed, or one or more times. */
const DayRow = ({ name, day, wrong, onDay }: DayProps) => {
  const set = (n: number, time: Day[number]): void => onDay(day.map((old, i) => (i === n ? time : old)));
  const last = day.at(-1)?.[1] ?? 0;
  return (
    <li class={wrong ? 'wrong' : undefined}>
      <label class="tick">
        <input
          type="checkbox"
          aria-label={words.isOpen(name)}
          checked={day.length > 0}
          onChange={() => onDay(day.length ? [] : [[540, 1020]])}
        />
        {name}
      </label>
      {!day.length && <span class="lead">{words.dayClosed}</span>}
      <div class="times">
        {day.map(([opens, closes], n) => (
          <div key={n}>
            <Time label={words.opens(name)} minutes={opens} onMinutes={(to) => set(n, [to, closes])} />
            <span>{words.to}</span>
            {/* A shop that closes at midnight closes at the end of the day, not at its beginning. */}
            <Time label={words.closes(name)} minutes={closes} onMinutes={(to) => set(n, [opens, to || 1440])} />
            {day.length > 1 && (
              <button
                type="button"
                class="ctl bare"
                aria-label={words.dropTime(name)}
                onClick={() => onDay(day.filter((_, i) => i !== n))}
              >
                <Icon name="x" small />
              </button>
            )}
          </div>
        ))}
      </div>
      {day.length > 0 && day.length < 4 && last <= 1320 && (
        <button
          type="button"
          class="ctl bare"
          aria-label={words.addTime(name)}
          onClick={() => onDay([...day, [last + 60, Math.min(1440, last + 120)]])}
        >
          <Icon name="plus" small />
        </button>
      )}
    </li>
  );
};

export const HoursSection = ({ site, setting }: PageProps & { setting: Setting<'hours'> }) => {
  const hours = setting.body.value;
  const owner = site.role === 'owner';
  const drop = setting.live.value && (
    <button type="button" class="ctl bare" onClick={() => void setting.takeOff()}>
      {words.dropHours}
    </button>
  );
  return (
    <Section setting={setting} title={words.hours} lead={words.hoursLead} owner={owner} more={drop}>
      {!setting.live.value && <p class="lead">{words.noHours}</p>}
      {hours && (owner || setting.live.value) && (
        <>
          <ul class="week">
            {weekdays().map((name, n) => (
              <DayRow
                key={name}
                name={name}
                day={hours.week[n] ?? []}
                wrong={isWrong(setting, `week.${n}`)}
                onDay={(day) => setting.write({ week: hours.week.map((old, i) => (i === n ? day : old)) })}
              />
            ))}
          </ul>
          <div class="setting-two">
            <div class="field">
              <Field
                label={words.zone}
                value={hours.time_zone}
                dir="ltr"
                maxLength={64}
                error={isWrong(setting, 'time_zone') ? words.zone : undefined}
                onValue={(text) => setting.write({ time_zone: text.trim() })}
              />
            </div>
            <Lines
              label={words.closed}
              hint={words.closedHint}
              dir="ltr"
              rows={2}
              lines={hours.closed ?? []}
              readOnly={!owner}
              error={isWrong(setting, 'closed') ? words.closedHint : undefined}
              onLines={(closed) => setting.write({ closed })}
            />
          </div>
        </>
      )}
    </Section>
  );
};
