import { widget, type WidgetBuild } from '../../build.mjs';
import { brotli } from '../../build/outputs.mjs';

type Outputs = WidgetBuild['parts']['outputs'];

/** One row of the table: what a shopper loads, in bytes of brotli at quality 11. */
export interface Weight {
  /** The words that name it in README's table. */
  what: string;
  bytes: number;
  gate: number;
}

export interface Sizes {
  weights: Weight[];
  /** Sources in the loader's bundle, by path from the root. */
  loaderInputs: string[];
  /** Sources that take part in any part. */
  partInputs: string[];
}

/** The files a part needs before it can run: itself and what it imports at once, not what it loads later. */
const needed = (outputs: Outputs, name: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const { path, kind } of outputs[name]?.imports ?? [])
    if (kind === 'import-statement') needed(outputs, path, seen);
  return seen;
};

const outputOf = (outputs: Outputs, pattern: RegExp): string[] =>
  Object.keys(outputs).filter((name) => pattern.test(outputs[name]?.entryPoint ?? '') && name.endsWith('.js'));

/** Files that hold one language's words: those loaded later whose only sources are in widget/locales. */
const localesOf = (outputs: Outputs): Map<string, string> => {
  const found = new Map<string, string>();
  for (const [name, { entryPoint }] of Object.entries(outputs)) {
    const locale = entryPoint?.match(/^widget\/locales\/([a-z]{2}(?:-\w+)?)\.(?:ts|json)$/)?.[1];
    if (locale) found.set(locale, name);
  }
  return found;
};

/** Builds the widget in memory and weighs what a shopper loads, in the order in which it is loaded. */
export const measure = async (): Promise<Sizes> => {
  const built = await widget();
  const { outputs } = built.parts;
  const weigh = async (names: Iterable<string>): Promise<number> => {
    let sum = 0;
    for (const name of names) sum += (await brotli(built.files.get(name.replace(/^dist\//, ''))!)).length;
    return sum;
  };
  const partOf = (pattern: RegExp): Set<string> =>
    outputOf(outputs, pattern).reduce((all, name) => needed(outputs, name, all), new Set<string>());
  const loader = await weigh(['widget/attendant.js']);
  const idle = partOf(/^widget\/more-beside\./);
  const panel = new Set([...idle, ...partOf(/ui\/panel\./)]);
  const survey = partOf(/ui\/survey\./);
  const words = await Promise.all(
    [...localesOf(outputs)].map(async ([tag, name]) => [tag, await weigh([name])] as const),
  );
  const heaviest = Math.max(...words.map(([, bytes]) => bytes));
  const open = loader + (await weigh(panel)) + heaviest;
  const further = await weigh([...survey].filter((name) => !panel.has(name)));
  return {
    weights: [
      { what: 'before any interaction', bytes: loader, gate: 6_000 },
      { what: 'when the page is idle', bytes: await weigh(idle), gate: 8_000 },
      { what: 'with the panel open', bytes: open, gate: 30_000 },
      { what: 'the survey, beside the panel', bytes: further, gate: 8_000 },
      ...words.toSorted().map(([tag, bytes]) => ({ what: `words: ${tag}`, bytes, gate: 8_000 })),
    ],
    loaderInputs: Object.keys(built.loader.inputs),
    partInputs: Object.keys(built.parts.inputs),
  };
};

const figure = (bytes: number): string => bytes.toLocaleString('en');

/** The weights as a Markdown table. */
export const sizeTable = (weights: Weight[]): string =>
  [
    '| loaded | brotli bytes | gate |',
    '|---|---:|---:|',
    ...weights.map(({ what, bytes, gate }) => `| ${what} | ${figure(bytes)} | ${figure(gate)} |`),
  ].join('\n');

/** Figures in a Markdown text's table that follows `<!-- sizes -->`: what -> bytes. */
export const statedSizes = (markdown: string): Map<string, number> => {
  const table =
    markdown
      .split('<!-- sizes -->')[1]
      ?.trimStart()
      .split(/\n\s*\n/)[0] ?? '';
  const rows = [...table.matchAll(/^\|\s*([^|]+?)\s*\|\s*([\d,]+)(?: B)?\s*\|/gm)];
  return new Map(rows.map(([, what, bytes]) => [what!, Number(bytes!.replaceAll(',', ''))]));
};
