// Moves data in chunks of a few rows, and tells of each. Killed in the middle by copy.test.ts.
import { moveStore } from '../../../server/store/restore.ts';
import { say } from './filled.ts';

const [dataDir, url] = process.argv.slice(2) as [string, string];
await moveStore(dataDir, url, { chunk: 5, tell: (table, rows) => say(`${table} ${rows}`) });
