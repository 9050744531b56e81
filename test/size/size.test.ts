import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { measure, sizeTable, statedSizes, type Sizes } from './measure.ts';

describe('the weight on the shopper’s page', () => {
  let sizes: Sizes;
  beforeAll(async () => {
    sizes = await measure();
    const [, , answered, product] = sizes.weights.map(({ bytes }) => bytes);
    console.log(sizeTable(sizes.weights), `\n\nan answer where a product is in view: ${answered! + product!}`);
  });

  it('is under every gate', () => {
    expect(sizes.weights.length).toBeGreaterThanOrEqual(16);
    expect(sizes.weights.filter(({ bytes, gate }) => !(bytes > 0 && bytes <= gate))).toEqual([]);
  });
  it('holds neither the parser nor its validator', () => {
    const carried = [...sizes.loaderInputs, ...sizes.partInputs];
    expect(carried.filter((path) => /protocol\/parse|node_modules\/valibot/.test(path))).toEqual([]);
  });
  it('holds no view library before an interaction', () =>
    expect(sizes.loaderInputs.filter((path) => /node_modules\/@?preact/.test(path))).toEqual([]));
  it('carries no part of the loader a second time in the lazy parts', () => {
    const own = sizes.loaderInputs.filter((path) => /widget\/(embed|index|assistant)\.ts$/.test(path));
    expect(own.length).toBeGreaterThan(0);
    expect(sizes.partInputs.filter((path) => own.includes(path))).toEqual([]);
  });

  it('is what the README says', () => {
    const readme = join(import.meta.dirname, '../../README.md');
    const stated = existsSync(readme) ? statedSizes(readFileSync(readme, 'utf8')) : new Map<string, number>();
    const measured = new Map(sizes.weights.map(({ what, bytes }) => [what, bytes]));
    for (const [what, bytes] of stated) expect({ what, bytes }).toEqual({ what, bytes: measured.get(what) });
  });
});

describe('reading stated sizes', () => {
  it('takes the table after the mark and no other', () => {
    const text =
      '| a | 1 |\n\n<!-- sizes -->\n\n| what | bytes |\n|---|---|\n| x y | 4,096 |\n| z | 12 B |\n\n| later | 9 |\n';
    expect(statedSizes(text)).toEqual(
      new Map([
        ['x y', 4096],
        ['z', 12],
      ]),
    );
  });
});
