import type { LiveEvent } from '../../../protocol/console.ts';
import { pathOf } from '../format/links.ts';
import { money } from '../format/money.ts';
import type { Times } from '../format/times.ts';
import { words } from '../words.ts';
import { Icon } from './parts.tsx';

const told = words.install;
const SHOWN = 12;

const Line = ({ event, isNew, times }: { event: LiveEvent; isNew: boolean; times: Times }) => (
  <li class={isNew ? 'arrived' : ''}>
    <time dateTime={new Date(event.received_at).toISOString()} title={times.full(event.received_at)}>
      {times.seconds(event.received_at)}
    </time>
    <code>{event.type}</code>
    <span class="cut">
      {event.about && <bdi class="about">{event.about}</bdi>} <bdi class="meta">{pathOf(event.url)}</bdi>
    </span>
    <span class="r">{event.value !== undefined && <bdi>{money(event.value, event.currency ?? '')}</bdi>}</span>
  </li>
);

interface LiveProps {
  events: LiveEvent[];
  arrived: Set<string>;
  times: Times;
}

/** Events as they come in, the newest on top. */
export const Live = ({ events, arrived, times }: LiveProps) => (
  <section class="card live">
    <h2>{told.live}</h2>
    {events.length ? (
      <>
        <p class="lead">{told.newest}</p>
        <ol>
          {events.slice(0, SHOWN).map((event) => (
            <Line key={event.id} event={event} isNew={arrived.has(event.id)} times={times} />
          ))}
        </ol>
      </>
    ) : (
      <div class="waiting">
        <Icon name="clock" />
        <div>
          <p>{told.waiting}</p>
          <p class="lead">{told.waitingLead}</p>
        </div>
      </div>
    )}
  </section>
);
