import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Dot, DotScale, NoDot, type Scale } from '../../charts/dot.tsx';
import { along, ticks } from '../../charts/scale.ts';
import { number } from '../../format/money.ts';
import { formatRoute } from '../../state/address.ts';
import type { App } from '../../state/app.ts';
import { Hidden, Tag } from '../../ui/parts.tsx';
import { signed, tellExtra } from './sentence.ts';
import type { Nudges } from './state.ts';
import { isOn, nameOf, TONES, verdictOf, type Row, type Verdict } from './verdict.ts';
import { nudgeWords as words } from './words.ts';

const STEPS = 6;

/** Marks of the one scale on which all differences lie, nought among them. */
export const marksOf = (rows: readonly Row[]): number[] => {
  const found = rows.flatMap(({ result }) => result?.difference ?? []);
  const low = Math.min(-1, ...found.map((one) => one.low));
  const high = Math.max(1, ...found.map((one) => one.high));
  return ticks(low, high, STEPS);
};

export const VerdictTag = ({ verdict }: { verdict: Verdict }) => (
  <Tag tone={TONES[verdict]}>{words.verdicts[verdict]}</Tag>
);

/** What is to be known beside the name. */
const aboutOf = (row: Row): string => {
  if (row.state === 'draft') return row.refused && verdictOf(row) === 'draft' ? words.incomplete : '';
  if (row.state !== 'changed') return '';
  return row.refused ? words.changedRefused : words.changed;
};

const Drawn = ({ row, scale }: { row: Row; scale: Scale }) => {
  const verdict = verdictOf(row);
  const { difference } = row.result ?? {};
  if (!difference) {
    const told = verdict === 'measuring' ? words.tooFew : verdict === 'unmeasured' ? words.nobodyHeld : '';
    return (
      <NoDot zero {...scale}>
        {told && (
          <span class="beside-zero" style={{ '--at': `${along(0, scale.from, scale.to)}%` }}>
            {told}
          </span>
        )}
      </NoDot>
    );
  }
  const { by, low, high } = difference;
  const clear = (verdict === 'works' || verdict === 'harms') && isOn(row);
  return <Dot at={by} low={low} high={high} grey={!clear} zero {...scale} />;
};

interface RowProps {
  row: Row;
  href: string;
  selected: boolean;
  scale: Scale;
  onFocus: () => void;
}

const NudgeRow = ({ row, href, selected, scale, onFocus }: RowProps) => {
  const { shown, held, difference } = row.result ?? {};
  const extra = difference && tellExtra(difference);
  const about = aboutOf(row);
  const due = (shown?.people ?? 0) + (held?.people ?? 0) > 0;
  return (
    <tr>
      <th scope="row">
        <a href={href} data-id={row.id} aria-current={selected ? 'true' : undefined} dir="auto" onFocus={onFocus}>
          {nameOf(row)}
        </a>
        {about && <p class="meta">{about}</p>}
      </th>
      <td class="wide">{due && number(shown!.people)}</td>
      <td class="wide">{due && number(held!.people)}</td>
      <td class="wide drawn">
        <Drawn row={row} scale={scale} />
      </td>
      <td class="figure">
        {extra && (
          <>
            <b>{extra.by}</b> <span class="meta">{extra.range}</span>
          </>
        )}
      </td>
      <td>
        <VerdictTag verdict={verdictOf(row)} />
      </td>
    </tr>
  );
};

const Heads = ({ marks, scale }: { marks: number[]; scale: Scale }) => (
  <thead>
    <tr>
      <th scope="col">{words.heads.name}</th>
      <th scope="col" class="wide">
        {words.heads.shown}
      </th>
      <th scope="col" class="wide">
        {words.heads.held}
      </th>
      <th scope="col" class="wide drawn">
        <Hidden>{words.heads.scale}</Hidden>
        <DotScale marks={marks} tell={(mark) => signed(mark, 2)} {...scale} />
      </th>
      <th scope="col" class="figure">
        {words.heads.extra}
      </th>
      <th scope="col">{words.heads.verdict}</th>
    </tr>
  </thead>
);

/** All nudges: what each did, on one scale. */
export const List = ({ app, nudges, rows }: { app: App; nudges: Nudges; rows: Row[] }) => {
  const table = useRef<HTMLTableElement>(null);
  const cursor = nudges.cursor.value;
  const marks = marksOf(rows);
  const scale = { from: marks[0] ?? 0, to: marks.at(-1) ?? 1 };
  // Before the next paint, so that Enter right after J opens the row J went to.
  useLayoutEffect(() => {
    if (cursor) table.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(cursor)}"]`)?.focus();
  }, [cursor]);
  const picked = nudges.picked.value?.id;
  useEffect(() => {
    app.mover.value = nudges.move;
    return () => {
      app.mover.value = undefined;
    };
  }, [nudges]);
  const { query: _, ...route } = app.router.route.value;
  return (
    <table class="nudge-rows" ref={table} aria-label={words.list}>
      <Heads marks={marks} scale={scale} />
      <tbody>
        {rows.map((row) => (
          <NudgeRow
            key={row.id}
            row={row}
            href={formatRoute({ ...route, id: row.id })}
            selected={row.id === picked}
            scale={scale}
            onFocus={() => nudges.point(row.id)}
          />
        ))}
      </tbody>
    </table>
  );
};
