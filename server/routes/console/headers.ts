import { createMiddleware } from 'hono/factory';

/** Nothing but the console's own files, and no text that becomes markup or script. */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  // A preview of the widget; the frame is sandboxed.
  "frame-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': CONSOLE_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** For everything under /console: pages, files and API alike. */
export const consoleHeaders = () =>
  createMiddleware(async function consoleHeaders(c, next) {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  });

/** What staff read is about people: no cache keeps it. */
export const unkept = () =>
  createMiddleware(async function unkept(c, next) {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
  });
