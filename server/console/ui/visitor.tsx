import { useSignal } from '@preact/signals';
import type { InboxDetail } from '../../../protocol/console.ts';
import type { App } from '../state/app.ts';
import type { OpenItem } from '../state/item.ts';
import { money } from '../format/money.ts';
import { excerpt } from '../format/excerpt.ts';
import { tellPath, type PathLine } from '../format/path.ts';
import type { Times } from '../format/times.ts';
import { words } from '../words.ts';
import { CartLines } from './cart.tsx';
import { Said, Tag, Time } from './parts.tsx';

const told = words.visitor;

const titleOf = ({ mode, orders, visits }: InboxDetail['visitor']): [string, string] => {
  if (mode === 'none') return [told.none, told.noneWhy];
  if (mode === 'cookieless') return [told.cookieless, told.cookielessWhy];
  return [orders > 1 ? told.buyer : visits > 1 ? told.returning : told.first, ''];
};

const Known = ({ item, times, now }: { item: InboxDetail; times: Times; now: number }) => {
  const { mode, first_seen, visits, orders, spent } = item.visitor;
  if (mode === 'none') return null;
  const amounts = Object.entries(spent).map(([currency, amount]) => money(amount, currency));
  return (
    <dl class="known">
      {mode === 'full' && first_seen !== undefined && (
        <>
          <dt>{told.firstSeen}</dt>
          <dd>
            <Time at={first_seen} now={now} times={times} how="when" />
          </dd>
        </>
      )}
      {mode === 'full' && (
        <>
          <dt>{told.visits}</dt>
          <dd>{visits}</dd>
        </>
      )}
      <dt>{told.orders}</dt>
      <dd>{orders}</dd>
      {amounts.length > 0 && (
        <>
          <dt>{told.spent}</dt>
          <dd>{amounts.join(' + ')}</dd>
        </>
      )}
    </dl>
  );
};

const Step = ({ line, times, head }: { line: PathLine; times: Times; head: string }) => (
  <li class={line.here ? 'k here' : line.key ? 'k' : ''} aria-current={line.here && 'true'}>
    {head && <b>{head}</b>}
    <time dateTime={new Date(line.at).toISOString()} title={times.full(line.at)}>
      {times.clock(line.at)}
    </time>{' '}
    <Said sentence={line} />
    {line.here && (
      <>
        {' '}
        <Tag>{told.here}</Tag>
      </>
    )}
  </li>
);

interface PathProps {
  item: InboxDetail;
  site: string;
  times: Times;
  now: number;
}

/** The path in words, with a line for each day it spans and one where it goes on past what is being read. */
const Path = ({ item, site, times, now }: PathProps) => {
  const all = useSignal(false);
  const lines = tellPath(item, site);
  if (!lines.length) return <p class="lead">{told.nothing}</p>;
  const shown = all.value ? lines : excerpt(lines);
  const headOf = (line: PathLine): string => {
    const before = lines[lines.indexOf(line) - 1];
    const newDay = times.date(line.at) !== times.date(before?.at ?? now);
    return [before?.here && told.after, newDay && times.day(line.at, now)].filter(Boolean).join(', ');
  };
  return (
    <ol class="tl">
      {shown.map((line) =>
        'hidden' in line ? (
          <li key={line.before ? 'before' : 'after'} class="gap">
            <button type="button" class="textual" onClick={() => (all.value = true)}>
              {line.before ? told.showEarlier(line.hidden) : told.showLater(line.hidden)}
            </button>
          </li>
        ) : (
          <Step key={lines.indexOf(line)} line={line} times={times} head={headOf(line)} />
        ),
      )}
    </ol>
  );
};

const Mail = ({ mail }: { mail: NonNullable<InboxDetail['mail']> }) => (
  <section>
    <h3>{told.mail}</h3>
    <ul>
      {mail.map((one, n) => (
        <li key={n} class={one.state === 'failed' ? 'mail error' : 'mail'}>
          {told.mailStates[one.state]} <bdi>{told.mailTo(one.to.join(', '))}</bdi>
          {one.error && <span>: {one.error}</span>}
        </li>
      ))}
    </ul>
  </section>
);

/** At the side: who it was, as far as is known, what lay in the basket, and what happened. */
export const Visitor = ({ app, item: opened }: { app: App; item: OpenItem }) => {
  const item = opened.detail.value;
  if (!item) return <aside class="beside" aria-label={told.title} />;
  const [title, why] = titleOf(item.visitor);
  const shared = { item, times: app.times.value, now: app.now.value };
  const { cart, mode } = item.visitor;
  return (
    <aside class="beside" aria-label={told.title}>
      <section>
        <h2>{title}</h2>
        {why && <p class="lead">{why}</p>}
        <Known {...shared} />
      </section>
      {cart && (
        <section>
          <h3>{told.cart}</h3>
          <CartLines cart={cart} empty={told.cartEmpty} />
        </section>
      )}
      {mode !== 'none' && (
        <section>
          <h3>{told.happened}</h3>
          <Path {...shared} site={app.site.value?.name ?? ''} />
        </section>
      )}
      {item.mail && item.mail.length > 0 && <Mail mail={item.mail} />}
    </aside>
  );
};
