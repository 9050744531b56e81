import type { Trust } from '../../../../protocol/figures.ts';
import type { Times } from '../../format/times.ts';
import { between, percent } from '../../format/shares.ts';
import { Icon } from '../../ui/parts.tsx';
import { overviewWords } from './words.ts';

const words = overviewWords.trust;

export interface TrustLine {
  /** `ok`: seen to be right. `warn`: something to look at. `know`: what the figures leave out. */
  sign: 'ok' | 'warn' | 'know';
  text: string;
}

const lossOf = ({ acknowledged, lost }: Trust): TrustLine => {
  if (!acknowledged) return { sign: 'know', text: words.nothing };
  return lost > 0
    ? { sign: 'warn', text: words.lost(lost, acknowledged) }
    : { sign: 'ok', text: words.kept(acknowledged) };
};

const cookielessOf = ({ share, low, high }: Trust['cookieless']): TrustLine[] => {
  if (share === undefined) return [];
  if (share === 0) return [{ sign: 'ok', text: words.noCookieless }];
  if (share === 1) return [{ sign: 'know', text: words.allCookieless }];
  const range = low === undefined || high === undefined ? '' : ` ${words.range(between({ low, high }))}`;
  return [{ sign: 'know', text: words.cookieless(`${percent(share)}${range}`) }];
};

/** What speaks for these figures, and what they leave out. */
export const tellTrust = (trust: Trust): TrustLine[] => [
  lossOf(trust),
  trust.gaps > 0 ? { sign: 'warn', text: words.gaps(trust.gaps) } : { sign: 'ok', text: words.noGaps },
  { sign: 'ok', text: words.repeats(trust.repeats) },
  { sign: trust.refused > 0 ? 'warn' : 'ok', text: words.refused(trust.refused) },
  ...cookielessOf(trust.cookieless),
  { sign: 'know', text: words.refusers },
];

/** "Counted up to 12:04, one minute ago" */
export const tellCounted = (at: number, now: number, times: Times): string => {
  const minutes = Math.floor((now - at) / 60_000);
  const clock = times.date(at) === times.date(now) ? times.clock(at) : times.when(at, now);
  return words.countedTo(clock, minutes < 1 ? words.justNow : words.ago(minutes));
};

const SIGNS = { ok: 'check', warn: 'warn', know: 'eye' };

export const Trusted = ({ trust, now, times }: { trust: Trust; now: number; times: Times }) => (
  <section class="card trust">
    <h2>{words.title}</h2>
    <ul class="signed">
      {tellTrust(trust).map(({ sign, text }) => (
        <li key={text} class={sign}>
          <Icon name={SIGNS[sign]} small />
          {text}
        </li>
      ))}
      <li>
        <Icon name="clock" small />
        {tellCounted(trust.counted_to, now, times)}
      </li>
    </ul>
  </section>
);
