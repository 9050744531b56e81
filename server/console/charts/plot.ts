import uPlot from 'uplot';
import { figure } from '../format/shares.ts';
import { spread, ticks } from './scale.ts';

export interface PlotData {
  /** Written under the line, one for each value. */
  labels: string[];
  now: number[];
  /** What it is compared with, in grey behind. */
  before: number[];
  /** The last value of `now` is still growing. */
  open: boolean;
}

/** Where the values are drawn inside the chart, CSS pixels, and the highest mark. */
export interface PlotBox {
  left: number;
  top: number;
  width: number;
  height: number;
  most: number;
}

interface PlotHost {
  element: HTMLElement;
  data: PlotData;
  onBox(box: PlotBox): void;
  /** The day under the pointer. */
  onPoint(index: number | undefined): void;
}

export const HEIGHT = 264;
const NARROW = 480;
/** Room at the end for the names of the lines. */
const gutter = (width: number): number => (width < NARROW ? 56 : 108);
export const isNarrow = (width: number): boolean => width < NARROW;

/** Colours as the page has them now: the canvas knows no custom properties, and dark or forced colours may come. */
const inkOf = (element: HTMLElement): ((name: string) => string) => {
  const probe = element.ownerDocument.createElement('span');
  probe.className = 'ink';
  element.append(probe);
  return (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
};

/** The value that is still growing, dashed: from the last whole day to it. */
const growing = ({ now, open }: PlotData): (number | null)[] =>
  now.map((value, n) => (open && n >= now.length - 2 ? value : null));
const whole = ({ now, open }: PlotData): (number | null)[] =>
  now.map((value, n) => (open && n === now.length - 1 ? null : value));

const aligned = (data: PlotData): uPlot.AlignedData => [
  data.now.map((_, n) => n),
  data.now.map((_, n) => data.before[n] ?? null),
  whole(data),
  growing(data),
];

const seriesOf = (ink: (name: string) => string): uPlot.Series[] => {
  const bare = { points: { show: false } };
  const blue = { ...bare, stroke: () => ink('--data'), width: 2.25 };
  return [{}, { ...bare, stroke: () => ink('--data-2'), width: 1.5 }, blue, { ...blue, dash: [3, 3] }];
};

const axesOf = (data: PlotData, marks: number[], ink: (name: string) => string, font: string): uPlot.Axis[] => {
  const words = { stroke: () => ink('--text-2'), ticks: { show: false }, font };
  return [
    {
      ...words,
      grid: { show: false },
      size: 30,
      gap: 10,
      splits: (plot) => spread(data.labels.length, plot.width < NARROW ? 3 : 4),
      values: (_, at) => at.map((n) => data.labels[n] ?? ''),
    },
    {
      ...words,
      grid: { stroke: () => ink('--line'), width: 1 },
      size: 20 + 8 * figure(marks.at(-1) ?? 0).length,
      gap: 8,
      splits: () => marks,
      values: (_, at) => at.map((mark) => figure(mark)),
    },
  ];
};

const optionsOf = ({ element, data, onBox, onPoint }: PlotHost): uPlot.Options => {
  const most = Math.max(1, ...data.now, ...data.before);
  const marks = ticks(0, most, 3, true);
  const highest = marks.at(-1) ?? 1;
  const ink = inkOf(element);
  const font = `400 12px ${getComputedStyle(element).fontFamily}`;
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [18, (plot) => gutter(plot.width), 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { size: 7 }, drag: { x: false, y: false, setScale: false } },
    scales: {
      x: { time: false, range: () => [0, Math.max(1, data.now.length - 1)] },
      y: { range: () => [0, highest] },
    },
    axes: axesOf(data, marks, ink, font),
    series: seriesOf(ink),
    hooks: {
      draw: [
        ({ over }) =>
          onBox({
            left: over.offsetLeft,
            top: over.offsetTop,
            width: over.offsetWidth,
            height: over.offsetHeight,
            most: highest,
          }),
      ],
      setCursor: [({ cursor }) => onPoint(cursor.idx ?? undefined)],
    },
  };
};

/** Colours and sizes that change while the chart is looked at. Returns its stop. */
const follow = (plot: uPlot, element: HTMLElement): (() => void) => {
  const again = (): void => plot.redraw();
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  const sizes = new ResizeObserver(() => {
    if (element.clientWidth && element.clientWidth !== plot.width)
      plot.setSize({ width: element.clientWidth, height: HEIGHT });
  });
  sizes.observe(element);
  for (const query of queries) query.addEventListener('change', again);
  return () => {
    sizes.disconnect();
    for (const query of queries) query.removeEventListener('change', again);
  };
};

/** Draws into `element`, and again whenever its width or the page's colours change. Returns its stop. */
export const draw = (host: PlotHost): (() => void) => {
  const plot = new uPlot(optionsOf(host), aligned(host.data), host.element);
  const stop = follow(plot, host.element);
  return () => {
    stop();
    plot.destroy();
    host.element.replaceChildren();
  };
};
