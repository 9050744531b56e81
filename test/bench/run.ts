// `npm run bench`, or `npm run bench -- sizes ingest` for some of them. Each prints a table. `--events N`: of the figures.
import { parseArgs } from 'node:util';
import { benchFigures } from './figures.ts';
import { benchImpact } from './impact.ts';
import { benchIngest } from './ingest.ts';
import { benchMatching } from './matching.ts';
import { benchSizes } from './sizes.ts';
import { benchStart } from './start.ts';

const { values, positionals: wanted } = parseArgs({
  options: { events: { type: 'string', default: '1000000' } },
  allowPositionals: true,
});

const BENCHES: Record<string, () => Promise<void>> = {
  sizes: benchSizes,
  start: benchStart,
  ingest: benchIngest,
  figures: () => benchFigures(Number(values.events)),
  answers: benchMatching,
  impact: benchImpact,
};

const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length) {
  console.error(`no bench called ${unknown.join(', ')}: there are ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 1;
} else for (const name of wanted.length ? wanted : Object.keys(BENCHES)) await BENCHES[name]!();
