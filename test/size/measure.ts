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

/** Files that hold one language's words, by kind and language: `ro` the panel's, `forms ro` the forms' and surveys'. */
const localesOf = (outputs: Outputs): Map<string, string> => {
  const found = new Map<string, string>();
  for (const [name, { entryPoint }] of Object.entries(outputs)) {
    const [, kind, tag] = entryPoint?.match(/^widget\/locales\/(?:(\w+)\/)?([a-z]{2}(?:-\w+)?)\.ts$/) ?? [];
    if (tag) found.set(kind ? `${kind} ${tag}` : tag, name);
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
  const beside = (part: Set<string>, there: Set<string>): Promise<number> =>
    weigh([...part].filter((name) => !there.has(name)));
  const loader = await weigh(['widget/attendant.js']);
  const more = partOf(/^widget\/more-beside\./);
  // An answer needs nothing beyond the panel's own part: matcher and articles are drawn by it.
  const panel = new Set([...more, ...partOf(/^widget\/panel\./)]);
  const forms = new Set([...panel, ...partOf(/ui\/write\./)]);
  const words = await Promise.all(
    [...localesOf(outputs)].map(async ([tag, name]) => [tag, await weigh([name])] as const),
  );
  const heaviest = Math.max(...words.filter(([tag]) => !tag.includes(' ')).map(([, bytes]) => bytes));
  const gate = 8_000;
  return {
    weights: [
      { what: 'before any interaction', bytes: loader, gate: 6_000 },
      { what: 'when the page is idle', bytes: await weigh(more), gate },
      { what: 'with an answer on screen', bytes: loader + (await weigh(panel)) + heaviest, gate: 30_000 },
      { what: 'the product in view', bytes: await beside(partOf(/^widget\/product\./), panel), gate },
      { what: 'tables, pictures, films in an article', bytes: await beside(partOf(/ui\/rich\./), panel), gate },
      { what: 'opening hours', bytes: await beside(partOf(/ui\/opening\./), panel), gate },
      { what: 'what has no answer yet', bytes: await beside(partOf(/ui\/gap\./), panel), gate },
      { what: 'the forms, beside the panel', bytes: await beside(partOf(/ui\/write\./), panel), gate },
      { what: 'the survey, beside the panel', bytes: await beside(partOf(/ui\/survey\./), panel), gate },
      { what: 'a note', bytes: await beside(partOf(/ui\/nudge\./), more), gate },
      { what: 'a consent platform', bytes: await beside(partOf(/consents\/follow\./), more), gate },
      { what: 'my data, beside the forms', bytes: await beside(partOf(/ui\/data\./), forms), gate },
      ...words.toSorted().map(([tag, bytes]) => ({ what: `words: ${tag}`, bytes, gate })),
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
