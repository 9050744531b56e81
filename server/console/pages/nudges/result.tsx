import { Defined } from '../../charts/defined.tsx';
import { Behind as Table } from '../../charts/behind.tsx';
import { Meter } from '../../charts/bars.tsx';
import { DotRows, type DotRow } from '../../charts/dot.tsx';
import { ticks } from '../../charts/scale.ts';
import type { NudgeContent } from '../../../../protocol/content.ts';
import type { Arm, NudgeResult, Share } from '../../../../protocol/figures.ts';
import { STANDARD_BUDGET } from '../../../../protocol/nudges.ts';
import { number } from '../../format/money.ts';
import { figure, percent } from '../../format/shares.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Told } from '../../ui/told.tsx';
import { figureWords } from '../../words/figures.ts';
import { ruleInWords } from './rule.ts';
import { peopleIn, signed, tellDifference, tellNeeds, tellUnclear } from './sentence.ts';
import { nameOf, shownOf, verdictOf, type Row } from './verdict.ts';
import { nudgeWords } from './words.ts';

const words = nudgeWords.result;
/** "12.7 %": with a digit, since two groups are told apart by less than one per cent. */
const fine = (share: number): string => `${figure(share * 100, 1)}\u00a0%`;
const rangeOf = ({ low, high }: Share): string => figureWords.to(figure(low * 100, 1), fine(high));

/** Enough to tell a share of each group. */
interface Known extends Arm {
  share: Share;
}

const rowOf = (name: string, { people, share }: Known, grey: boolean): DotRow => ({
  name,
  note: words.people(people),
  at: share.share,
  low: share.low,
  high: share.high,
  text: words.ordered(fine(share.share), rangeOf(share)),
  grey,
});

const Behind = ({ arms }: { arms: [string, Known][] }) => (
  <details class="more-of">
    <summary>{figureWords.table}</summary>
    <Table heads={words.heads}>
      {arms.map(([name, { people, ordered, share }]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td>{number(people)}</td>
          <td>{number(ordered)}</td>
          <td>{fine(share.share)}</td>
          <td>{rangeOf(share)}</td>
        </tr>
      ))}
    </Table>
  </details>
);

/** Both groups on one scale, each with its interval. */
const Groups = ({ shown, held }: { shown: Known; held: Known }) => {
  const tell = ({ share }: Known): string => fine(share.share);
  return (
    <>
      <DotRows
        name={words.chart(tell(shown), tell(held))}
        marks={ticks(0, Math.max(shown.share.high, held.share.high), 4)}
        tell={percent}
        rows={[rowOf(words.shown, shown, false), rowOf(words.held, held, true)]}
      />
      <Behind
        arms={[
          [words.shown, shown],
          [words.held, held],
        ]}
      />
    </>
  );
};

const Figures = ({ result }: { result: NudgeResult }) => {
  const { extraOrders, clicked, dismissed, stopped } = result;
  const counts = [
    [words.clicked, clicked],
    [words.dismissed, dismissed],
    [words.stopped, stopped],
  ] as const;
  return (
    <dl class="nudge-figures">
      {extraOrders && (
        <div>
          <dt>
            {words.extra} <Defined name={words.extra} text={words.extraDefined} />
          </dt>
          <dd>
            <b>{signed(extraOrders.by, 0)}</b>
            <span class="meta">{figureWords.to(figure(extraOrders.low), figure(extraOrders.high))}</span>
          </dd>
        </div>
      )}
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{number(count)}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** Too few: how many are missing, and no number before that. */
const Missing = ({ result, onHalf }: { result: NudgeResult; onHalf?: (() => void) | undefined }) => {
  const { lines, share, half } = tellNeeds(result);
  return (
    <>
      <p class="say">{lines.join(' ')}</p>
      {share !== undefined && <Meter share={share} />}
      {half && onHalf && (
        <p class="advice-acts">
          <button type="button" class="ctl" onClick={onHalf}>
            {nudgeWords.needs.half}
          </button>
          <span class="lead">{nudgeWords.needs.halfLead}</span>
        </p>
      )}
    </>
  );
};

interface FoundProps {
  row: Row;
  result: NudgeResult;
  /** Missing for those who may only read. */
  onHalf?: (() => void) | undefined;
}

/** What the trial says, as far as it says anything. */
const Found = ({ row, result, onHalf }: FoundProps) => {
  const verdict = verdictOf(row);
  const { difference, shown, held } = result;
  if (verdict === 'unmeasured') return <p class="say">{words.zero}</p>;
  if (!difference || !shown.share || !held.share) {
    return verdict === 'off' ? (
      <p class="say">{words.whenOff(peopleIn(result))}</p>
    ) : (
      <Missing result={result} onHalf={onHalf} />
    );
  }
  return (
    <>
      <p class="say">
        <Told sentence={tellDifference(difference)} />
      </p>
      {verdict === 'unclear' && <p class="lead">{[tellUnclear(result), words.unclearOff].filter(Boolean).join(' ')}</p>}
      {verdict === 'harms' && <p class="lead">{words.harmsAct}</p>}
      <Groups shown={{ ...shown, share: shown.share }} held={{ ...held, share: held.share }} />
    </>
  );
};

const Source = ({ app, site, nudge }: PageProps & { nudge: NudgeContent }) => {
  const { session, day } = app.shops.documents.value[site.key]?.budget ?? STANDARD_BUDGET;
  return (
    <div class="lead nudge-source">
      <p>{words.who(ruleInWords(nudge, site.currency))}</p>
      <p>
        {words.counted} {words.budget(session, day)}
      </p>
      <p>
        {words.source} {words.perVersion}
      </p>
    </div>
  );
};

/** "since 1 September, version 3, 10 % held back at random" */
const aboutOf = ({ app, row }: PageProps & { row: Row }): string => {
  const { result } = row;
  const live = shownOf(row);
  const parts = [
    result?.since === undefined ? '' : words.since(app.times.value.day(result.since, app.now.value)),
    result?.version === undefined ? '' : words.version(result.version),
    live ? words.hold(live.hold) : '',
  ];
  return parts.filter(Boolean).join(', ');
};

/** What one nudge did, against those who were held back. */
export const Result = (props: PageProps & Omit<FoundProps, 'result'>) => {
  const { row, onHalf } = props;
  const { result } = row;
  return (
    <section class="card nudge-result">
      <div class="card-head">
        <h3 dir="auto">{words.titles[verdictOf(row)](nameOf(row))}</h3>
        <span class="lead">{aboutOf(props)}</span>
      </div>
      {row.state === 'draft' ? (
        <p class="lead">{row.refused?.error ?? words.none}</p>
      ) : (
        <>
          {result && <Found row={row} result={result} onHalf={onHalf} />}
          {result && peopleIn(result) > 0 && <Figures result={result} />}
          <Source {...props} nudge={shownOf(row) ?? row.body} />
        </>
      )}
    </section>
  );
};
