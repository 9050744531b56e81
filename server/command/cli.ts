import { run } from './run.ts';

// A reader that has gone (`| head`, a log collector that died) is no reason for a collector to fall.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

// Set rather than exited with: what was printed still has to reach a pipe.
process.exitCode = await run(process.argv.slice(2), process.env);
