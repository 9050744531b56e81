// `node test/bench/hint3.ts HINT3/dataset/v1 DIR`: question sets for `npm run eval -- DIR` from the tables of HINT3
// (github.com/hellohaptik/HINT3, ODbL; with git-lfs), in which a question that has no answer is labelled NO_NODES_DETECTED.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { QuestionSet } from './answers.ts';

const NONE = 'NO_NODES_DETECTED';

const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error(
    'usage: node test/bench/hint3.ts HINT3/dataset/v1 DIR: tables are read from its folders train and test',
  );
  process.exit(2);
}

/** Sentences and their labels; each sentence once. */
const rowsOf = (path: string): Map<string, string> => {
  const rows: { sentence?: string; label?: string }[] = parse(readFileSync(path), { columns: true, bom: true });
  const told = rows.flatMap(({ sentence, label }): [string, string][] =>
    sentence && label ? [[sentence, label]] : [],
  );
  if (told.length === 0)
    throw new Error(`${path} has no rows with sentence and label; was it fetched without git-lfs?`);
  return new Map(told);
};

mkdirSync(to, { recursive: true });
for (const file of readdirSync(join(from, 'train')).filter((name) => /^[a-z\d]+_train\.csv$/.test(name))) {
  const name = file.slice(0, -'_train.csv'.length);
  const entries = [...Map.groupBy(rowsOf(join(from, 'train', file)), ([, label]) => label)].map(([id, rows]) => {
    const [question, ...alternatives] = rows.map(([sentence]) => sentence);
    return { id, question: question!, alternatives };
  });
  const queries = [...rowsOf(join(from, 'test', `${name}_test.csv`))].map(([text, label]) =>
    label === NONE ? { text, gold: null, oos: 'real' as const } : { text, gold: label },
  );
  const set: QuestionSet = { name: `hint3-${name}`, lang: 'en', entries, queries };
  writeFileSync(join(to, `en-hint3-${name}.json`), JSON.stringify(set));
  console.log(`${name}: ${entries.length} entries, ${queries.length} questions`);
}
