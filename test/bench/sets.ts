import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures, QuestionSet } from './answers.ts';
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
  foreign: 'foreign refused',
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

export const setsIn = (folder: string): QuestionSet[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as QuestionSet);

/** A folder of sets, or a folder of such folders. */
export const foldersIn = (folder: string): string[] => {
  const entries = readdirSync(folder, { withFileTypes: true });
  const inside = entries.filter((one) => one.isDirectory()).map(({ name }) => join(folder, name));
  return entries.some(({ name }) => name.endsWith('.json')) ? [folder, ...inside] : inside.sort();
};

/** A line for each set, for each language, and for the mean of the languages. */
export const tableOf = (results: readonly { set: QuestionSet; figures: Figures }[]): string => {
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

/** Of so many things that many, evenly. */
export const someOf = <T>(all: readonly T[], most: number): T[] =>
  all.filter((_, i) => Math.floor((i * most) / all.length) !== Math.floor(((i + 1) * most) / all.length));

/** Questions that a set's index cannot answer, as they are in another language, and single words of them. */
export const foreignTo = ({ lang }: QuestionSet, all: readonly QuestionSet[], each: number): string[] =>
  all.flatMap((other) => {
    if (other.lang === lang) return [];
    const texts = someOf(other.queries, each).map(({ text }) => text);
    return [...texts, ...texts.flatMap((text, i) => text.split(/\s+/)[i % 3] ?? [])];
  });
