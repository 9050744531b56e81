import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { figureWords as words } from '../words/figures.ts';
import { draw, isNarrow, type PlotBox, type PlotData } from './plot.ts';
import { apart } from './scale.ts';

/** Something that happened on one of the days. */
export interface LineMark {
  at: number;
  text: string;
}

interface LineProps extends PlotData {
  /** Accessible name, with the result. */
  name: string;
  marks: LineMark[];
  /** What the lines are called at their ends, and shorter where there is little room. */
  names: { now: string; before: string; shortNow: string; shortBefore: string };
  /** One day in words, for the pointer. */
  tell: (index: number) => string;
  /** Said when nothing is pointed at. */
  note: string;
  /** The table behind. */
  children: ComponentChildren;
}

const px = (length: number): string => `${Math.round(length * 10) / 10}px`;
const NAME_LINE = 16;
/** So far over the lowest line a name stays clear of the dates under it. */
const ABOVE_DATES = 4;
/** A character of a mark's words, about. */
const CHARACTER = 6.6;
const LONGEST = 220;
/** Less room than this holds no words. */
const SHORTEST = 72;

interface Places {
  x(index: number): number;
  y(value: number): number;
}
const placesIn = (box: PlotBox, count: number): Places => ({
  x: (index) => box.left + (count > 1 ? index / (count - 1) : 0) * box.width,
  y: (value) => box.top + (1 - value / box.most) * box.height,
});

/** Names at the ends of the lines, which stand apart even where the lines meet; the dot is hollow on a day not over. */
const Names = ({ box, width, now, before, open, names }: LineProps & { box: PlotBox; width: number }) => {
  const { x, y } = placesIn(box, now.length);
  const ends = [now.at(-1) ?? 0, before.at(-1) ?? 0] as const;
  const [first, second] = apart(y(ends[0]), y(ends[1]), NAME_LINE + 2, y(0) - ABOVE_DATES);
  const at = x(now.length - 1);
  const narrow = isNarrow(width);
  return (
    <>
      <span class={`line-end${open ? ' open' : ''}`} style={{ left: px(at), top: px(y(ends[0])) }} />
      <span class="line-name now" style={{ left: px(at), top: px(first) }}>
        {narrow ? names.shortNow : names.now}
      </span>
      {before.length > 0 && (
        <span class="line-name" style={{ left: px(at), top: px(second) }}>
          {narrow ? names.shortBefore : names.before}
        </span>
      )}
    </>
  );
};

/** What happened, on its day; words only where they do not run into those before. */
const Marks = ({ box, width, marks, now }: Pick<LineProps, 'marks' | 'now'> & { box: PlotBox; width: number }) => {
  const { x } = placesIn(box, now.length);
  let taken = -Infinity;
  return (
    <>
      {marks.map(({ at, text }) => {
        const left = x(at);
        const [after, ahead] = [width - left, left - box.left];
        const wanted = Math.min(LONGEST, text.length * CHARACTER) + 8;
        const back = wanted > after && ahead > after;
        const long = Math.min(wanted, back ? ahead : after);
        const start = back ? left - long : left;
        const fits = start > taken && long > SHORTEST;
        if (fits) taken = start + long;
        return (
          <span
            key={at}
            class={`line-mark${back ? ' back' : ''}`}
            style={{ left: px(left), height: px(box.top + box.height) }}
          >
            {fits && <bdi style={{ maxInlineSize: px(long - 8) }}>{text}</bdi>}
          </span>
        );
      })}
    </>
  );
};

/** Values a day over the same days before. For those who do not see it: its name with the result, and the table. */
export const Line = (props: LineProps) => {
  const { name, labels, now, before, open, marks, tell, note, children } = props;
  const place = useRef<HTMLDivElement>(null);
  const box = useSignal<PlotBox | undefined>(undefined);
  const pointed = useSignal<number | undefined>(undefined);
  const drawn = JSON.stringify([labels, now, before, open]);
  useLayoutEffect(() => {
    if (!place.current) return;
    return draw({
      element: place.current,
      data: { labels, now, before, open },
      onBox: (found) => {
        if (JSON.stringify(found) !== JSON.stringify(box.peek())) box.value = found;
      },
      onPoint: (index) => void (pointed.value = index),
    });
  }, [drawn]);
  const width = place.current?.clientWidth ?? 0;
  return (
    <figure class="line">
      <div class="line-chart" role="img" aria-label={name}>
        <div ref={place} />
        {box.value && <Marks box={box.value} width={width} marks={marks} now={now} />}
        {box.value && <Names {...props} box={box.value} width={width} />}
      </div>
      <p class="meta">{pointed.value === undefined ? note : tell(pointed.value)}</p>
      <details class="more-of">
        <summary>{words.table}</summary>
        {children}
      </details>
    </figure>
  );
};
