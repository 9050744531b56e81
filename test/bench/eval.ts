// `npm run eval -- DIR`: how well the matcher answers the sets of questions in DIR/*.json; docs/answers.md says their shape.
import { figuresOf, sizeOfLoad } from './answers.ts';
import { foldersIn, foreignTo, setsIn, tableOf } from './sets.ts';

/** Questions of each set that are asked of each set in another language. */
const FOREIGN = 50;

const given = process.argv.length > 2 ? process.argv.slice(2) : (process.env['QUESTION_SETS']?.split(':') ?? []);
if (given.length === 0) {
  console.error(
    'usage: npm run eval -- DIR…, or QUESTION_SETS=DIR npm run eval: folders of question sets (docs/answers.md)',
  );
  process.exit(2);
}
const folders = given.flatMap(foldersIn);
const all = folders.flatMap(setsIn);
for (const folder of folders) {
  const results = setsIn(folder).map((set) => ({ set, figures: figuresOf(set, foreignTo(set, all, FOREIGN)) }));
  if (results.length) console.log(`\n${folder}\n${tableOf(results)}`);
}
const { gzip, brotli } = await sizeOfLoad();
console.log(`\nwhat a page loads to search: ${gzip} bytes gzip, ${brotli} bytes brotli`);
