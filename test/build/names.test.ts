import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shortNames } from '../../build/names.mjs';

const root = join(import.meta.dirname, '../..');
/** Shapes that travel to and from the widget, and those of what stays on a device. */
const SHAPES = ['commerce', 'events', 'help', 'hours', 'me', 'messages', 'nudges', 'site'].map(
  (name) => `protocol/${name}.ts`,
);
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
const text = [...SHAPES, 'widget/notebook.ts'].map(textOf).join('\n');
/** What pages give to the verbs and are told: the tag's settings, the arguments, happenings, and what explain() returns. */
const [happenings = ''] = /interface Happenings \{[^]*?\n\}/.exec(textOf('widget/host.ts')) ?? [];
const open = [happenings, ...['verbs', 'settings', 'network', 'consent'].map((name) => textOf(`widget/${name}.ts`))];
const shapesIn = (source: string): string =>
  [...source.matchAll(/^(?:export )?(?:interface [^]*?\n\}|type [^]*?;\n)/gm)].map(([shape]) => shape).join('\n');

it('cuts no name short that is the wire’s, the page’s or is kept on a device, and no two to the same', async () => {
  const { mangleCache } = await shortNames(join(root, 'widget'));
  const names = Object.keys(mangleCache);
  expect(names.length).toBeGreaterThan(100);
  expect(new Set(Object.values(mangleCache)).size).toBe(names.length);
  const fieldsOf = (source: string) => source.matchAll(/(?:^ +|[{;] )(?:readonly )?(\w+)(?=\??(?::|\(.*\):) )/gm);
  const fields = [text, ...open.map(shapesIn)].flatMap((source) => [...fieldsOf(source)].map(([, name]) => name));
  expect(fields).toEqual(expect.arrayContaining(['visitor', 'force', 'zIndex', 'unanswered', 'url', 'track', 'why']));
  expect(names.filter((name) => fields.includes(name))).toEqual([]);
});

it('cuts no name short that a sentence has in braces, for it is filled in by that name', async () => {
  const { mangleCache } = await shortNames(join(root, 'widget'));
  const files = readdirSync(join(root, 'widget/locales'), { recursive: true, encoding: 'utf8' });
  const sentences = files.filter((name) => name.endsWith('.ts')).map((name) => textOf(join('widget/locales', name)));
  const braces = sentences.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
  expect(braces).toContain('count');
  expect(braces.filter((name) => Object.hasOwn(mangleCache, name))).toEqual([]);
});
