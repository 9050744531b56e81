import { run } from './run.ts';

// Set rather than exited with: what was printed still has to reach a pipe.
process.exitCode = await run(process.argv.slice(2), process.env);
