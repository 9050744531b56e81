import { Hono } from 'hono';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { splitPath } from '../language.ts';
import type { Consent } from '../tag.ts';
import { href } from '../visit.ts';
import type { Door } from './door.ts';

const COOKIE = 'lutfoc_consent';
const HALF_A_YEAR = 180 * 24 * 60 * 60;

export const consentOf = (c: Context): Consent => {
  const value = getCookie(c, COOKIE);
  return value === 'full' || value === 'off' ? value : 'ask';
};

/** A path within the shop, and nothing that a browser would read as another host. */
const safePath = (text: unknown): string | undefined => {
  if (typeof text !== 'string') return undefined;
  const { lang, rest } = splitPath(text);
  return lang && /^\/(?!\/)[^\\\s]*$/.test(rest) ? text : undefined;
};

/** The banner's answer is kept in a cookie, and the shopper goes back to the same page. */
export const consentRoutes = (door: Door): Hono =>
  new Hono().post('/consent', async (c) => {
    const form: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
    const choice = form['choice'];
    if (choice === 'full' || choice === 'off') {
      setCookie(c, COOKIE, choice, { path: '/', maxAge: HALF_A_YEAR, httpOnly: true, sameSite: 'Lax' });
    } else deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect(safePath(form['back']) ?? href(door.visit(c), '/'), 303);
  });
