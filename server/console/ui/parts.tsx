import type { ComponentChildren } from 'preact';
import type { Times } from '../format/times.ts';
import { pieces, type Sentence } from '../format/sentence.ts';
import { toneOf } from '../format/scores.ts';
import { words } from '../words.ts';

/** A sign from css/icons.css; never the only carrier of a meaning. */
export const Icon = ({ name, small }: { name: string; small?: boolean }) => (
  <i class={`i i-${name}${small ? ' s' : ''}`} aria-hidden="true" />
);

/** Words for screen readers alone. */
export const Hidden = ({ children }: { children: ComponentChildren }) => <span class="vh">{children}</span>;

export const Tag = ({ tone, children }: { tone?: string; children: ComponentChildren }) => (
  <span class={`tag ${tone ?? ''}`}>{children}</span>
);

/** Keys of the keyboard, "J K" as two; hidden where there is no keyboard. */
export const Kbd = ({ keys }: { keys: string }) => (
  <span class="kbds" aria-hidden="true">
    {keys.split(' ').map((key) => (key === 'then' ? <span key={key}> then </span> : <kbd key={key}>{key}</kbd>))}
  </span>
);

/** An instant, short, with everything in its title. */
export const Time = (props: { at: number; now: number; times: Times; how?: 'short' | 'when' }) => (
  <time dateTime={new Date(props.at).toISOString()} title={props.times.full(props.at)}>
    {props.times[props.how ?? 'short'](props.at, props.now)}
  </time>
);

/** A sentence with an instant at `{when}`. */
export const WithTime = ({ words: text, ...time }: { words: string; at: number; now: number; times: Times }) => {
  const [before, after] = text.split('{when}');
  return (
    <>
      {before}
      <Time {...time} how="when" />
      {after}
    </>
  );
};

/** A sentence with what people wrote set apart, so that its direction leaves ours alone. */
export const Said = ({ sentence }: { sentence: Sentence }) => (
  <>{pieces(sentence).map((piece, n) => (n % 2 ? <bdi key={n}>{piece}</bdi> : piece))}</>
);

export const ScoreTag = ({ score, scale }: { score: number; scale?: number | undefined }) => {
  const tone = toneOf(score, scale);
  return <Tag tone={tone === 'lo' ? 'bad' : tone === 'hi' ? 'ok' : ''}>{words.inbox.score(score, scale)}</Tag>;
};

/** Grey lines while waiting; css shows them only after 300 ms. */
export const Skeleton = ({ rows }: { rows: number }) => (
  <div class="skeleton" role="status">
    <Hidden>{words.loading}</Hidden>
    {Array.from({ length: rows }, (_, n) => (
      <span key={n} />
    ))}
  </div>
);

/** What did not work, why, and the way on. */
export const Failed = (props: { title: string; reason: string; retry: () => void }) => (
  <div class="blank" role="alert">
    <Icon name="warn" />
    <h2>{props.title}</h2>
    <p>{props.reason}</p>
    <button type="button" class="ctl" onClick={props.retry}>
      <Icon name="refresh" />
      {words.tryAgain}
    </button>
  </div>
);

/** An empty place that says what comes here. */
export const Blank = (props: { title: string; lead: string; icon: string; children?: ComponentChildren }) => (
  <div class="blank">
    <Icon name={props.icon} />
    <h2>{props.title}</h2>
    <p>{props.lead}</p>
    {props.children}
  </div>
);
