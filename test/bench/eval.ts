// `npm run eval -- DIR`: how well the matcher answers the sets of questions in DIR/*.json; docs/answers.md says their shape.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figures, type QuestionSet, figuresOf, sizeOfLoad } from './answers.ts';
import { table } from './table.ts';

const COLUMNS: Record<keyof Figures, string> = {
  first: 'first',
  three: 'in three',
  typo: 'typo',
  bare: 'bare',
  typing: '60 %',
  auroc: 'AUROC',
  joint: 'joint',
  at80: 'at 80 %',
  at90: 'at 90 %',
  told: 'told',
  right: 'right',
  refused: 'refused',
  far: 'far refused',
};
const KEYS = Object.keys(COLUMNS) as (keyof Figures)[];

const percent = (value: number): string => (Number.isNaN(value) ? '–' : (100 * value).toFixed(1));
const row = (name: string, figures: Figures): string[] => [name, ...KEYS.map((key) => percent(figures[key]))];
const meanOf = (all: readonly Figures[]): Figures =>
  Object.fromEntries(
    KEYS.map((key) => {
      const values = all.map((figures) => figures[key]).filter((value) => !Number.isNaN(value));
      return [key, values.reduce((sum, value) => sum + value, 0) / values.length];
    }),
  ) as unknown as Figures;

/** A folder of sets, or a folder of such folders. */
const setsIn = (folder: string): QuestionSet[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as QuestionSet);
const foldersIn = (folder: string): string[] => {
  const entries = readdirSync(folder, { withFileTypes: true });
  const inside = entries.filter((one) => one.isDirectory()).map(({ name }) => join(folder, name));
  return entries.some(({ name }) => name.endsWith('.json')) ? [folder, ...inside] : inside.sort();
};

const tableOf = (sets: readonly QuestionSet[]): string => {
  const results = sets.map((set) => ({ set, figures: figuresOf(set) }));
  const byLang = Map.groupBy(results, ({ set }) => set.lang);
  const langs = [...byLang].sort().map(([lang, of]) => ({ lang, figures: meanOf(of.map(({ figures }) => figures)) }));
  return table(
    ['set', ...Object.values(COLUMNS)],
    [
      ...results.map(({ set, figures }) => row(`${set.lang} ${set.name} (${set.entries.length})`, figures)),
      ...langs.map(({ lang, figures }) => row(lang, figures)),
      row('mean of languages', meanOf(langs.map(({ figures }) => figures))),
    ],
  );
};

const given = process.argv.length > 2 ? process.argv.slice(2) : (process.env['QUESTION_SETS']?.split(':') ?? []);
if (given.length === 0) {
  console.error(
    'usage: npm run eval -- DIR…, or QUESTION_SETS=DIR npm run eval: folders of question sets (docs/answers.md)',
  );
  process.exit(2);
}
for (const folder of given.flatMap(foldersIn)) {
  const sets = setsIn(folder);
  if (sets.length) console.log(`\n${folder}\n${tableOf(sets)}`);
}
const { gzip, brotli } = await sizeOfLoad();
console.log(`\nwhat a page loads to search: ${gzip} bytes gzip, ${brotli} bytes brotli`);
