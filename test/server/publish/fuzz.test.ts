import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTENT_KINDS } from '../../../protocol/content.ts';
import { standardContents } from '../../../server/publish/standard.ts';
import { openWriting, type Writing } from '../console/writing.ts';

const seed = Number(process.env['SEED'] ?? 1);

let place: Writing;
beforeAll(async () => void (place = await openWriting()));
afterAll(() => place.desk.close());

const bodies = Object.fromEntries(standardContents().map(({ kind, body }) => [kind as string, body as object]));
const wild = fc.jsonValue({ maxDepth: 4 });

/** Whatever may come for a content: nearly right, or nothing like it. */
const request = fc.record({
  kind: fc.oneof({ weight: 9, arbitrary: fc.constantFrom<string>(...CONTENT_KINDS) }, fc.string()),
  id: fc.oneof(fc.constantFrom('a', 'look', 'hours', 'budget', 'topics', 'idle-cart'), fc.string()),
  field: fc.tuple(fc.constantFrom('languages', 'order', 'hold', 'week', 'topics', 'brand', 'x'), wild),
  rev: fc.oneof(fc.constant<unknown>(0), fc.nat(3), wild),
  whole: fc.option(wild),
  act: fc.constantFrom('publish', 'unpublish', 'versions/1/restore', 'preview', 'versions/99/restore'),
  with: fc.oneof(fc.constant<unknown>(undefined), wild, fc.record({ lang: fc.constantFrom('en', 'x'), body: wild })),
});

type Request = typeof request extends fc.Arbitrary<infer T> ? T : never;

it(`whatever is written, tells why or is kept, and the page's document stays whole (seed ${seed})`, async () => {
  const { ana } = place;
  const check = async ({ kind, id, field: [name, value], rev, whole, act, with: given }: Request): Promise<void> => {
    const path = `/sites/demo/content/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`;
    const body = whole ?? { ...bodies[kind], [name]: value };
    const answers = [
      await ana.ask<{ error?: string }>('PUT', `${path}/draft`, { rev, body }),
      await ana.post<{ error?: string }>(`${path}/${act}`, given),
      await ana.get<{ error?: string }>(path),
    ];
    for (const { status, json } of answers) {
      expect(status).toBeLessThan(500);
      if (status >= 400) expect(json.error).toMatch(/\w{3}/);
    }
    expect(await place.document()).toMatchObject({ v: 1, name: 'Lut & Foc' });
  };
  await fc.assert(fc.asyncProperty(request, check), { seed, numRuns: 120, interruptAfterTimeLimit: 15_000 });
});
