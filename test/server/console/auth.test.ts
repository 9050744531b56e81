import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Me, Problem } from '../../../protocol/console.ts';
import { checkPassword, hashPassword } from '../../../server/guard/password.ts';
import { openDesk, PASSWORD, type Desk } from './desk.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeEach(async () => (desk = await openDesk()));
afterEach(() => desk.close());

describe('signing in', () => {
  it('gives a cookie no script can read and no other site can send', async () => {
    await desk.addStaff('ana@shop.example', 'owner');
    const browser = desk.browser();
    const { status, headers, json } = await browser.post<Me>('/login', {
      email: ' ANA@shop.example',
      password: PASSWORD,
    });
    expect(status).toBe(200);
    expect(json.staff).toMatchObject({ email: 'ana@shop.example', name: 'ana' });
    expect(json.sites).toMatchObject([
      {
        key: 'demo',
        name: 'Lut & Foc',
        mark: 'L',
        role: 'owner',
        time_zone: 'Europe/Chisinau',
        currency: 'MDL',
        open: 0,
      },
    ]);
    expect(json.mail).toBe(false);
    const cookie = headers.getSetCookie().at(-1)!;
    expect(cookie).toMatch(/^attendant=[\w-]{43};/);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/console']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Secure');
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await browser.get<Me>('/me')).json.staff.email).toBe('ana@shop.example');
  });

  it('marks the cookie as secure where the console is reached by https', async () => {
    const safe = await openDesk({ PUBLIC_URL: 'https://desk.example' });
    await safe.addStaff('ana@shop.example', 'owner');
    const login = { email: 'ana@shop.example', password: PASSWORD };
    const answer = await safe.browser().ask('POST', '/login', login, { origin: 'https://desk.example' });
    expect(answer.headers.getSetCookie().at(-1)).toContain('Secure');
    expect((await safe.browser().post('/login', login)).status).toBe(403);
    await safe.close();
  });

  it('says the same for a wrong password, an unknown address and one without a password', async () => {
    await desk.addStaff('ana@shop.example', 'owner');
    await desk.store.staff.add('new@shop.example', 'New', desk.site.id, 'staff', desk.clock.now);
    const answers = [];
    for (const email of ['ana@shop.example', 'nobody@shop.example', 'new@shop.example']) {
      const { status, text } = await desk.browser().post('/login', { email, password: 'not-the-password' });
      answers.push(`${status} ${text}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^401 /);
  });

  it('tells what is missing', async () => {
    const browser = desk.browser();
    expect((await browser.post<Problem>('/login', { email: 'a@b.example' })).json).toMatchObject({ field: 'password' });
    expect((await browser.post<Problem>('/login', '{not json')).json.error).toBe('The body is not JSON.');
    expect((await browser.post('/login', { email: 'a', password: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await browser.post('/login', 'null')).status).toBe(400);
  });

  it('is over after signing out', async () => {
    await desk.addStaff('ana@shop.example', 'owner');
    const browser = await desk.signedIn('ana@shop.example');
    const cookie = browser.cookie();
    expect((await browser.post('/logout')).status).toBe(204);
    expect((await browser.get('/me')).status).toBe(401);
    expect((await desk.browser().ask('GET', '/me', undefined, { cookie })).status).toBe(401);
  });

  it('slides for 14 days of silence, and for 30 at most', async () => {
    await desk.addStaff('ana@shop.example', 'owner');
    const browser = await desk.signedIn('ana@shop.example');
    desk.clock.now += 13 * DAY;
    expect((await browser.get('/me')).status).toBe(200);
    desk.clock.now += 13 * DAY;
    expect((await browser.get('/me')).status).toBe(200);
    desk.clock.now += 5 * DAY;
    expect((await browser.get('/me')).status).toBe(401);
    const idle = await desk.signedIn('ana@shop.example');
    desk.clock.now += 14 * DAY + 1;
    expect((await idle.get('/me')).status).toBe(401);
  });

  it('does not take a made-up cookie', async () => {
    for (const cookie of [
      'attendant=',
      `attendant=${'A'.repeat(43)}`,
      'attendant=../../x',
      `attendant=${'x'.repeat(5000)}`,
    ]) {
      expect((await desk.browser().ask('GET', '/me', undefined, { cookie })).status).toBe(401);
    }
  });
});

describe('the pace of signing in', () => {
  const attempt = (email: string, password = 'wrong-password') =>
    desk.browser().post<Problem>('/login', { email, password });

  it('stops guessing at one e-mail address, whatever its case, and lets others in', async () => {
    await desk.addStaff('ana@shop.example', 'owner');
    await desk.addStaff('ion@shop.example', 'staff');
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, n) => attempt(n % 2 ? 'ana@shop.example' : 'ANA@shop.example')),
    );
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(8);
    const refused = tries.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(refused.json.error).toMatch(/^Too many attempts to sign in\. Please try again in 15 minutes\.$/);
    expect((await attempt('ana@shop.example', PASSWORD)).status).toBe(429);
    expect((await attempt('ion@shop.example', PASSWORD)).status).toBe(200);
  });
});

describe('a one-time link', () => {
  it('lets a person choose a password and a name, once', async () => {
    const person = await desk.store.staff.add('new@shop.example', 'new', desk.site.id, 'staff', desk.clock.now);
    const token = await desk.link(person.id, desk.clock.now + DAY);
    const browser = desk.browser();
    const short = await browser.post<Problem>('/link', { token, password: 'short' });
    expect([short.status, short.json.field]).toEqual([400, 'password']);
    const used = await browser.post<Me>('/link', { token, password: 'a-long-password', name: 'Nina' });
    expect([used.status, used.json.staff.name]).toEqual([200, 'Nina']);
    expect((await browser.get('/me')).status).toBe(200);
    expect((await desk.browser().post('/link', { token, password: 'another-password' })).status).toBe(401);
    const login = { email: 'new@shop.example', password: 'a-long-password' };
    expect((await desk.browser().post('/login', login)).status).toBe(200);
  });

  it('ends the sessions that the old password began', async () => {
    const ana = await desk.addStaff('ana@shop.example', 'owner');
    const stolen = await desk.signedIn('ana@shop.example');
    const token = await desk.link(ana.id, desk.clock.now + DAY);
    await desk.browser().post('/link', { token, password: 'a-new-password', name: '' });
    expect((await stolen.get('/me')).status).toBe(401);
  });

  it('is worth nothing when it is late or invented', async () => {
    const ana = await desk.addStaff('ana@shop.example', 'owner');
    const token = await desk.link(ana.id, desk.clock.now + DAY);
    desk.clock.now += DAY + 1;
    for (const bad of [token, 'invented', '']) {
      expect((await desk.browser().post('/link', { token: bad, password: 'a-long-password' })).status).toBe(401);
    }
  });
});

describe('changes', () => {
  it('are taken from the console’s own pages only', async () => {
    await desk.addStaff('ana@shop.example', 'owner');
    const browser = await desk.signedIn('ana@shop.example');
    const cookie = browser.cookie();
    const logout = async (headers: Record<string, string>) => {
      const answer = await fetch(`${desk.url}/console/api/logout`, { method: 'POST', headers: { cookie, ...headers } });
      return answer.status;
    };
    expect(await logout({ origin: 'https://shop.example' })).toBe(403);
    expect(await logout({ origin: 'null' })).toBe(403);
    expect(await logout({})).toBe(403);
    expect(await logout({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await logout({ 'sec-fetch-site': 'same-site', 'content-type': 'text/plain' })).toBe(403);
    expect((await browser.get('/me')).status).toBe(200);
    expect(await logout({ 'sec-fetch-site': 'same-origin' })).toBe(204);
    expect(await logout({ origin: 'http://desk.example' })).toBe(204);
  });
});

describe('a password’s hash', () => {
  it('carries its salt and cost, and fits its password alone', async () => {
    const hash = await hashPassword('Parolă-sigură');
    expect(hash).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(await hashPassword('Parolă-sigură')).not.toBe(hash);
    expect(await checkPassword('Parolă-sigură'.normalize('NFD'), hash)).toBe(true);
    expect(await checkPassword('Parola-sigura', hash)).toBe(false);
    expect(await checkPassword('anything', undefined)).toBe(false);
    expect(await checkPassword('anything', 'scrypt$9999999$99$99$x$y')).toBe(false);
    expect(await checkPassword('anything', '')).toBe(false);
  });
});
