// The compiler over every room, each in its own environment, so that a DOM type cannot slip into `protocol` nor a
// Node type into `widget`. Prints each room's errors; exits 1 if there are any.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const ROOMS = ['protocol', 'widget', 'server', 'server/console', 'demo', 'test'];

const check = (room) =>
  new Promise((resolve) => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const child = spawn(process.execPath, [compiler, '-p', room, '--pretty', 'false'], { cwd: root });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.on('close', (code) => resolve({ room, code, text }));
  });

// One after the other: the compiler uses every core by itself.
let failed = 0;
for (const room of ROOMS) {
  const { code, text } = await check(room);
  if (code === 0) continue;
  failed += 1;
  console.log(`types: ${room}\n${text.trim()}\n`);
}
console.log(failed ? `types: errors in ${failed} of ${ROOMS.length} rooms` : `types: ${ROOMS.length} rooms, no errors`);
process.exitCode = failed ? 1 : 0;
