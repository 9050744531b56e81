import type { AskedThen, BeforeAfter, Interval, ShareOf } from '../../../../protocol/figures.ts';
import { ENOUGH_PEOPLE } from '../../../../protocol/figures.ts';
import { Titled } from '../../charts/defined.tsx';
import { DotRows, type DotRow } from '../../charts/dot.tsx';
import { ticks } from '../../charts/scale.ts';
import { between, figure, percent } from '../../format/shares.ts';
import type { Times } from '../../format/times.ts';
import { Told } from '../../ui/told.tsx';
import { questionWords } from './words.ts';

const words = questionWords.since;

type Difference = Interval & { by: number };

/** "20 points fewer", with its bounds told from the smaller to the larger. */
const sentenceOf = (difference: Difference, how: typeof words.contacted) => {
  const { by, low, high } = difference;
  if (low <= 0 && high >= 0) return { text: how.unclear, parts: { range: between(difference) } };
  const [from, to] = by < 0 ? [-high, -low] : [low, high];
  const parts = { by: figure(Math.abs(by) * 100), range: between({ low: from, high: to }) };
  return { text: by < 0 ? how.fewer : how.more, parts };
};

const rowOf = (name: string, share: ShareOf, people: (n: number) => string, grey: boolean): DotRow => ({
  name,
  note: people(share.of),
  at: share.share,
  low: share.low,
  high: share.high,
  text: words.text(percent(share.share), between(share)),
  grey,
});

interface PairProps {
  what: 'contacted' | 'answered';
  since: BeforeAfter;
}

/** One figure before and after: what differs, its interval, and both on one scale. */
const Pair = ({ what, since }: PairProps) => {
  const told = words[what];
  const [before, after, difference] = [since.before[what], since.after[what], since[what]];
  if (!before || !after || !difference) {
    return <p class="lead">{told.tooFew(before?.of ?? 0, after?.of ?? 0, ENOUGH_PEOPLE)}</p>;
  }
  const rows = [rowOf(words.before, before, told.of, true), rowOf(words.after, after, told.of, false)];
  const sentence = sentenceOf(difference, told);
  return (
    <>
      <p class="lead strong">
        <Told sentence={sentence} />
      </p>
      <DotRows
        name={words.name(
          told.name,
          rows.map(({ name, text }) => `${name} ${text}`),
        )}
        marks={ticks(0, Math.max(0.1, before.high, after.high), 4)}
        tell={percent}
        rows={rows}
      />
    </>
  );
};

const none = ({ asked }: AskedThen): boolean => asked === 0;

/** What changed since an answer was published, and why that is no proof. */
export const Since = ({ since, now, times }: { since: BeforeAfter; now: number; times: Times }) => (
  <section class="card since">
    <Titled level="h3" title={words.title} defined={words.defined} />
    <p class="lead">{words.when(times.when(since.at, now), since.before.asked, since.after.asked)}</p>
    {none(since.before) || none(since.after) ? (
      <p class="lead">{none(since.before) ? words.noneBefore : words.noneAfter}</p>
    ) : (
      (['contacted', 'answered'] as const).map((what) => (
        <div key={what} class="pair">
          <h4>{words[what].title}</h4>
          <Pair what={what} since={since} />
        </div>
      ))
    )}
    <p class="lead">{words.left}</p>
  </section>
);
