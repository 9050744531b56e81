import type { InstallReport } from '../../../protocol/console.ts';
import { number } from '../format/money.ts';
import type { Times } from '../format/times.ts';
import { words } from '../words.ts';
import { Hidden, WithTime } from './parts.tsx';

const told = words.install;
type Name = keyof InstallReport['today'];
const NAMES: Name[] = ['events', 'page_views', 'visits', 'engaged', 'duplicates', 'refused'];

/** Today's figures, each with what it counts one press away. */
export const Figures = ({ today }: { today: InstallReport['today'] }) => (
  <section class="card today">
    <h2>
      {told.today} <span>{told.todaySince}</span>
    </h2>
    <div class="figures">
      {NAMES.map((name) => {
        const [title, definition] = told.figures[name] ?? [name, ''];
        return (
          <div key={name}>
            <p class="name">{title}</p>
            <p class="big">{number(today[name])}</p>
            <details>
              <summary>
                {told.how}
                <Hidden>: {title}</Hidden>
              </summary>
              <p>{definition}</p>
            </details>
          </div>
        );
      })}
    </div>
  </section>
);

interface RefusalProps {
  refusals: InstallReport['refusals'];
  times: Times;
  now: number;
}

/** What was not kept, with the collector's reasons as it gave them. */
export const Refusals = ({ refusals, times, now }: RefusalProps) => {
  if (!refusals.length) return null;
  return (
    <section class="card">
      <h2>{told.refusals}</h2>
      <p class="lead">{told.refusalsLead}</p>
      <ul class="refusals">
        {refusals.map(({ why, count, last_at }) => (
          <li key={why}>
            <p>
              <bdi>{why}</bdi>
            </p>
            <p class="meta">
              <WithTime words={told.refusedTimes(count)} at={last_at} now={now} times={times} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};
