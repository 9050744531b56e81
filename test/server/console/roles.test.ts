import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../protocol/console.ts';
import { openDesk, type Desk } from './desk.ts';
import { NOON, response, sender } from './rows.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.addStaff('ana@shop.example', 'owner');
  await desk.addStaff('ion@shop.example', 'staff');
  await desk.addStaff('vera@shop.example', 'viewer');
});
afterEach(() => desk.close());

const put = async () => {
  const row = response(NOON);
  await desk.store.responses.put(sender(desk.site), [row], new Map());
  return row;
};
const BOX = '/sites/demo/inbox';

describe('roles', () => {
  it('let a viewer read and change nothing', async () => {
    const row = await put();
    const browser = await desk.signedIn('vera@shop.example');
    expect((await browser.get(`${BOX}/${row.id}`)).status).toBe(200);
    const refused = await browser.patch<Problem>(`${BOX}/${row.id}`, { read: true });
    expect([refused.status, refused.json.error]).toEqual([
      403,
      'This needs the role "staff"; yours is "viewer". An owner can change it.',
    ]);
    expect((await browser.post(`${BOX}/${row.id}/notes`, { text: 'x' })).status).toBe(403);
    expect((await browser.patch('/sites/demo', { off: true })).status).toBe(403);
  });

  it('let staff answer, and only an owner set up', async () => {
    const browser = await desk.signedIn('ion@shop.example');
    expect((await browser.patch('/sites/demo', { off: true })).status).toBe(403);
    expect((await (await desk.signedIn('ana@shop.example')).patch('/sites/demo', { off: true })).status).toBe(200);
  });

  it('of one site say nothing about another', async () => {
    const other = await desk.addSite('other', 'Other');
    await desk.addStaff('eve@other.example', 'owner', other);
    const row = await put();
    const eve = await desk.signedIn('eve@other.example');
    for (const path of ['/inbox', `/inbox/${row.id}`, '/inbox/facets', '/inbox.csv', '/inbox.json', '/install']) {
      expect((await eve.get(`/sites/demo${path}`)).status).toBe(404);
      expect((await eve.get(`/sites/nowhere${path}`)).status).toBe(404);
    }
    expect((await eve.get(`/sites/other/inbox/${row.id}`)).status).toBe(404);
    expect((await eve.patch('/sites/demo', { off: true })).status).toBe(404);
    expect((await eve.patch(`/sites/other/inbox/${row.id}`, { read: true })).status).toBe(404);
  });

  it('are asked of those who are signed in only', async () => {
    const browser = desk.browser();
    for (const path of ['/me', BOX, `${BOX}/facets`, '/sites/demo/inbox.csv', '/sites/demo/install', '/nothing']) {
      const { status, json } = await browser.get<Problem>(path);
      expect([path, status, typeof json.error]).toEqual([path, 401, 'string']);
    }
    expect((await browser.patch('/sites/demo', { off: true })).status).toBe(401);
  });
});
