import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shortNames } from '../../build/names.mjs';

const root = join(import.meta.dirname, '../..');
/** Shapes that travel to and from the widget, and those of what stays on a device. */
const SHAPES = ['commerce', 'events', 'help', 'hours', 'me', 'messages', 'nudges', 'site'].map(
  (name) => `protocol/${name}.ts`,
);
const text = [...SHAPES, 'widget/notebook.ts'].map((name) => readFileSync(join(root, name), 'utf8')).join('\n');

it('cuts no name short that is the wire’s or is kept on a device, and no two to the same', async () => {
  const { mangleCache } = await shortNames(join(root, 'widget'));
  const names = Object.keys(mangleCache);
  expect(names.length).toBeGreaterThan(100);
  expect(new Set(Object.values(mangleCache)).size).toBe(names.length);
  const fields = new Set([...text.matchAll(/^ +(?:readonly )?(\w+)\??: /gm)].map(([, name]) => name));
  expect(names.filter((name) => fields.has(name))).toEqual([]);
});
