import type { Health, Hour } from '../../../../protocol/health.ts';
import { Behind as Table } from '../../charts/behind.tsx';
import { Titled } from '../../charts/defined.tsx';
import { Line } from '../../charts/line.tsx';
import { number } from '../../format/money.ts';
import type { Times } from '../../format/times.ts';
import { refusedIn } from './sentence.ts';
import { healthWords } from './words.ts';

const words = healthWords.hours;

interface HoursProps {
  health: Health;
  days: number;
  now: number;
  times: Times;
}

const isSilent = ({ stored, repeats, refused }: Hour): boolean => stored + repeats + refused === 0;

const Behind = ({ health: { hours }, now, times }: HoursProps) => (
  <>
    <Table heads={words.heads}>
      {hours.map((hour, n) => {
        const when = times.when(hour.at, now);
        if (isSilent(hour)) return null;
        return (
          <tr key={hour.at}>
            <th scope="row">{n === hours.length - 1 ? words.soFar(when) : when}</th>
            <td>{number(hour.stored)}</td>
            <td>{number(hour.repeats)}</td>
            <td>{number(hour.refused)}</td>
          </tr>
        );
      })}
    </Table>
    <p class="meta">{words.left}</p>
  </>
);

/** What was received, hour by hour; what was not kept in grey. */
export const Hours = (props: HoursProps) => {
  const { health, days, now, times } = props;
  const { hours, stored, repeats } = health;
  const last = hours.at(-1);
  return (
    <section class="card">
      <Titled level="h2" title={words.title} defined={words.defined} />
      <Line
        name={words.name(stored, repeats, refusedIn(health), healthWords.period(days))}
        labels={hours.map(({ at }) => (days === 1 ? times.clock(at) : times.day(at, now)))}
        now={hours.map((hour) => hour.stored)}
        before={hours.map((hour) => hour.repeats + hour.refused)}
        open
        marks={[]}
        names={{ now: words.stored, before: words.other, shortNow: words.stored, shortBefore: words.shortOther }}
        tell={(n) => {
          const hour = hours[n];
          return hour ? words.point(times.when(hour.at, now), hour.stored, hour.repeats, hour.refused) : '';
        }}
        note={words.open(last?.stored ?? 0)}
      >
        <Behind {...props} />
      </Line>
    </section>
  );
};
