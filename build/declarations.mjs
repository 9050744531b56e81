import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');

/** Declarations for npm users, as the compiler writes them, with an entry that points at them: bytes by name in dist/. */
export const declarations = async () => {
  const out = await mkdtemp(join(tmpdir(), 'attendant-types-'));
  const project = {
    extends: join(root, 'widget/tsconfig.json'),
    files: [join(root, 'widget/index.ts')],
    include: [],
    compilerOptions: { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: root, outDir: out },
  };
  try {
    await writeFile(join(out, 'tsconfig.json'), JSON.stringify(project));
    await promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', out]);
    const files = new Map([['npm/index.d.ts', Buffer.from("export * from './widget/index.js';\n")]]);
    for (const name of await readdir(out, { recursive: true })) {
      if (!name.endsWith('.d.ts')) continue;
      const text = await readFile(join(out, name), 'utf8');
      files.set(join('npm', name), Buffer.from(text.replace(/(['"]\.[^'"]*)\.tsx?(['"])/g, '$1.js$2')));
    }
    return files;
  } catch (error) {
    throw new Error(error.stdout || error.message, { cause: error });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};
