import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circles, longFiles, roomOf, waysTo, wrongDirections } from './breaches.ts';
import { importsOf, readTree } from './sources.ts';

const root = join(import.meta.dirname, '../..');
const FOLDERS = ['protocol', 'widget', 'server', 'demo', 'bin', 'build', 'test'].filter((name) =>
  existsSync(join(root, name)),
);

describe('the rooms', () => {
  const tree = readTree(root, FOLDERS);

  it('import only in the allowed directions', () => {
    expect(tree.size).toBeGreaterThan(20);
    expect(wrongDirections(tree)).toEqual([]);
  });
  it('import nothing in a circle, not even types', () => expect(circles(tree)).toEqual([]));
  it('hold no code file over the ceiling', () => expect(longFiles(tree)).toEqual([]));
  it('keep the server’s parser out of the widget', () =>
    expect(waysTo(tree, 'widget', 'protocol/parse.ts')).toEqual([]));
});

describe('the checks, on a tree that is wrong on purpose', () => {
  const tree = readTree(join(root, 'test/fixtures/layout-breach'), ['protocol', 'widget', 'server']);

  it('find every wrong direction, types included', () =>
    expect(wrongDirections(tree).sort()).toEqual([
      'protocol/clock.ts imports the package node:: protocol may not',
      'protocol/site.ts imports protocol/parse.ts: protocol may not',
      'server/app.ts imports server/console/app.tsx: server may not',
      'server/store/rows.ts imports server/routes/events.ts: server/store may not',
      'widget/page/dwell.ts imports widget/ui/panel.tsx: widget/page may not',
      'widget/state/words.ts imports server/store/rows.ts: widget/state may not',
      'widget/ui/panel.tsx imports widget/page/dwell.ts: widget/ui may not',
    ]));
  it('find a circle that only types close', () =>
    expect(circles(tree)).toEqual([
      'widget/page/dwell.ts -> widget/ui/panel.tsx -> widget/page/dwell.ts',
      'server/store/rows.ts -> server/routes/events.ts -> server/store/rows.ts',
    ]));
  it('find a file over the ceiling', () => expect(longFiles(tree)).toEqual(['widget/ui/panel.css has 251 lines']));
  it('find the parser behind a file in between', () =>
    expect(waysTo(tree, 'widget', 'protocol/parse.ts')).toEqual([
      'widget/index.ts -> protocol/site.ts -> protocol/parse.ts',
    ]));
});

describe('reading imports', () => {
  it('sees every form', () =>
    expect(
      importsOf(
        [
          "import type { A } from './a.ts';",
          "import './b.ts';",
          "export * from './c.ts';",
          'import {\n  one,\n  two,\n} from "./d.ts";',
          "const lazy = () => import('./e.ts');",
          "type F = import('./f.ts').F;",
          "import data from './g.json' with { type: 'json' };",
        ].join('\n'),
      ).sort(),
    ).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts', './g.json']));
  it('takes no comment for an import', () =>
    expect(importsOf("// import('./a.ts')\n * import('./b.ts')\n// import x from './c.ts';")).toEqual([]));
  it('puts a file into its narrowest room', () => {
    expect(roomOf('widget/ui/panel.tsx')).toBe('widget/ui');
    expect(roomOf('widget/host.ts')).toBe('widget/host.ts');
    expect(roomOf('widget/embed.ts')).toBe('widget');
  });
});
