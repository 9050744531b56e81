import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostPage } from '../support/pages.ts';
import { askPerson, leaveMessage } from '../support/shopper.ts';
import { launcher, setStage, type Stage, type Visit } from '../support/stage.ts';
import { until } from '../support/until.ts';

// Pages that make it hard: policies, resets, patched built-ins, dialogs, broken storage.

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const messages = async (text: string): Promise<number> =>
  (await stage.collector.rows('feedback')).filter((row) => row['text'] === text).length;

/** Opens the page under `name` and leaves a message; nothing may have gone wrong. */
const visits = async (name: string, html: string, headers: Record<string, string> = {}): Promise<Visit> => {
  stage.pages.put(`/${name}`, { html, headers });
  const visit = await stage.visit();
  await visit.page.goto(`${stage.pages.origin}/${name}`);
  await leaveMessage(visit.page, `from ${name}`);
  await until('the message is stored', async () => (await messages(`from ${name}`)) === 1);
  await stage.stored(`/${name}`, (rows) => rows.some((row) => row.type === 'message_sent'));
  return visit;
};
const fine = async (visit: Visit): Promise<void> => {
  expect(visit.troubles).toEqual({ errors: [], refusals: [] });
  await visit.context.close();
};

describe('a strict policy', () => {
  const trusted = "require-trusted-types-for 'script'; trusted-types 'none'";

  it('with the collector allowed by its address, and Trusted Types', async () => {
    const own = stage.collector.url;
    const policy = `default-src 'none'; script-src ${own}; connect-src ${own}; img-src ${own}; ${trusted}`;
    await fine(await visits('strict', hostPage(stage.tag()), { 'content-security-policy': policy }));
  });
  it('with a nonce and strict-dynamic', async () => {
    const own = stage.collector.url;
    const policy = `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; connect-src ${own}; img-src ${own}; ${trusted}`;
    await fine(await visits('nonce', hostPage(stage.tag('nonce="r4nd0m"')), { 'content-security-policy': policy }));
  });
});

it('enumerable additions to built-in prototypes', async () => {
  const patch = `<script>
    Object.prototype.extend = function () { return this; };
    Object.prototype.label = 'patched';
    Array.prototype.last = function () { return this[this.length - 1]; };
  </script>`;
  await fine(await visits('patched', hostPage(stage.tag('data-consent="full"'), { head: patch })));
});

describe('resets with !important', () => {
  const resets = `<style>
    * { margin: 0 !important; padding: 0 !important; position: static !important; z-index: 0 !important; }
    * { font: 9px/1 monospace !important; color: red !important; transform: none !important; }
    html, body { font-size: 5px !important; } body > * { display: inline !important; width: auto !important; }
  </style>`;

  it('neither hide nor move it', async () => {
    const visit = await visits('resets', hostPage(stage.tag(), { head: resets }));
    await visit.page.keyboard.press('Escape');
    const box = (await launcher(visit.page).boundingBox())!;
    expect(box.height).toBeCloseTo(52, 0);
    expect(1280 - (box.x + box.width)).toBeCloseTo(24, 0);
    expect(800 - (box.y + box.height)).toBeCloseTo(24, 0);
    await fine(visit);
  });
  it('and the page’s own pixels stay as they were', async () => {
    stage.pages.put('/bare', { html: hostPage('', { head: resets }) });
    stage.pages.put('/tagged', { html: hostPage(stage.tag(), { head: resets }) });
    const { page, context } = await stage.visit();
    await page.goto(`${stage.pages.origin}/bare`);
    const clip = { x: 0, y: 0, width: 1280, height: 600 };
    const bare = await page.screenshot({ clip });
    await page.goto(`${stage.pages.origin}/tagged`);
    await launcher(page).waitFor();
    expect((await page.screenshot({ clip })).equals(bare)).toBe(true);
    await context.close();
  });
});

it('a modal dialog of the page: the open panel comes along, and goes back', async () => {
  const body = `<dialog aria-label="Size guide"><p>Sizes</p><button onclick="this.closest('dialog').close()">Done</button></dialog>
    <button onclick="document.querySelector('dialog').showModal()">Sizes</button>`;
  stage.pages.put('/dialog', { html: hostPage(stage.tag(), { body }) });
  const visit = await stage.visit();
  const { page } = visit;
  await page.goto(`${stage.pages.origin}/dialog`);
  await (await askPerson(page)).fill('from inside');
  await page.getByRole('button', { name: 'Sizes' }).click();
  await page.getByRole('dialog', { name: 'Size guide' }).waitFor();
  await page.getByRole('textbox', { name: 'Your message' }).pressSequentially(' a dialog');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Write another message' }).click();
  await page.getByRole('textbox', { name: 'Your message' }).fill('from outside again');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent', { exact: true }).waitFor();
  expect((await messages('from inside a dialog')) + (await messages('from outside again'))).toBe(2);
  await fine(visit);
});

describe('broken storage', () => {
  const broken = {
    'that throws': `
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`,
    'that is full': `
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
      IDBFactory.prototype.open = () => { throw new DOMException('full', 'QuotaExceededError'); };`,
    'that never answers': `
      IDBFactory.prototype.open = () => new EventTarget();`,
  };
  for (const [how, script] of Object.entries(broken))
    for (const mode of ['full', 'cookieless'])
      it(`${how}, in ${mode}: it works from memory`, async () => {
        const name = `${mode}-${how.replaceAll(' ', '-')}`;
        const head = `<script>${script}</script>`;
        await fine(await visits(name, hostPage(stage.tag(`data-consent="${mode}"`), { head })));
      });
});
