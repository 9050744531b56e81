import type { Refused } from '../../../../protocol/health.ts';
import { formatRoute } from '../../state/address.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Said, WithTime } from '../../ui/parts.tsx';
import { tellReason } from './reasons.ts';
import { healthWords } from './words.ts';

const words = healthWords.refusals;

const One = ({ app, site, why, count, last_at }: PageProps & Refused) => {
  const { what, todo, at } = tellReason(why);
  return (
    <li>
      <p>
        <b>{what}</b>
      </p>
      <p class="lead">
        {todo} {at && <a href={formatRoute({ site: site.key, page: at, filter: {} })}>{words.toInstall}</a>}
      </p>
      <p class="meta">
        <WithTime words={words.times(count)} at={last_at} now={app.now.value} times={app.times.value} />
        {' · '}
        <Said sentence={{ text: words.exact, parts: { why } }} />
      </p>
    </li>
  );
};

/** What was not kept: what it was, what to do, and the collector's own words for who mends it. */
export const Refusals = ({ refused, ...props }: PageProps & { refused: Refused[] }) => (
  <section class="card">
    <h2>{words.title}</h2>
    {refused.length === 0 && <p class="lead">{words.none}</p>}
    <ul class="refusals">
      {refused.map((one) => (
        <One key={one.why} {...props} {...one} />
      ))}
    </ul>
  </section>
);
