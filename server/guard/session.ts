import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { StoreError, type StaffSession, type StaffStore } from '../store/store.ts';
import { problem } from './problem.ts';

/** What a route behind `signedIn` may read. */
export interface StaffEnv {
  Variables: { staff: StaffSession };
}

const COOKIE = 'attendant';
const DAY = 86_400_000;
/** Milliseconds a session lasts without use, and at the very most. */
const SLIDES = 14 * DAY;
const LONGEST = 30 * DAY;
const TOKEN = /^[\w-]{43}$/;

/** A token for a session or a sign-in link: 256 random bits in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Only this is kept: who reads the database cannot sign in with it. */
export const hashToken = (token: string): Uint8Array => createHash('sha256').update(token).digest();

/** Ends the session that the request came with, if any; its cookie is worth nothing then. */
const endOld = async (c: Context, staff: StaffStore): Promise<void> => {
  const token = getCookie(c, COOKIE);
  if (token && TOKEN.test(token)) await staff.endSession(hashToken(token));
};

/**
 * Begins a session in place of the one the request came with.
 * @param secure whether the console is reached by https; the cookie then never leaves by http
 */
export const beginSession = async (c: Context, staff: StaffStore, id: number, now: number, secure: boolean) => {
  await endOld(c, staff);
  const token = newToken();
  await staff.beginSession(hashToken(token), id, now, now + SLIDES);
  setCookie(c, COOKIE, token, {
    path: '/console',
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    maxAge: LONGEST / 1000,
  });
};

/** Ends the request's session, and has the browser drop the cookie. */
export const endSession = async (c: Context, staff: StaffStore): Promise<void> => {
  await endOld(c, staff);
  deleteCookie(c, COOKIE, { path: '/console' });
};

/** A write a day is enough to slide by; one a request would be a write for every read. */
const slide = async (staff: StaffStore, token: Uint8Array, session: StaffSession, now: number): Promise<void> => {
  const until = Math.min(now + SLIDES, session.begunAt + LONGEST);
  if (until - session.until <= DAY) return;
  await staff.extendSession(token, until).catch((error: unknown) => {
    // A full disk is no reason to show nothing: the next request tries again.
    if (!(error instanceof StoreError && error.retry)) throw error;
  });
};

/** Lets only signed-in staff pass, and tells the routes who they are. */
export const signedIn = (staff: StaffStore, now: () => number) =>
  createMiddleware<StaffEnv>(async function signedIn(c, next) {
    const text = getCookie(c, COOKIE);
    if (!text || !TOKEN.test(text)) return problem(c, 401, 'Please sign in.');
    const token = hashToken(text);
    const session = await staff.session(token, now());
    if (!session || now() >= session.begunAt + LONGEST) return problem(c, 401, 'Please sign in again.');
    await slide(staff, token, session, now());
    c.set('staff', session);
    return next();
  });
