import { Hono, type Context } from 'hono';
import { countRequest } from '../collect/counts.ts';
import { hashToken } from '../guard/session.ts';
import type { Parts } from '../parts.ts';
import type { Preview } from '../publish/preview.ts';
import { OPEN, refusal, type PublicEnv } from './answer.ts';

// A page for a frame of the console, in which the published widget shows a text that is being written. The frame is
// sandboxed, so that the page has an origin of its own and reaches nothing of the console's; who has its address sees
// it for half an hour, and needs no cookie.

const SCRIPT = `'use strict';
(() => {
  const { article } = document.currentScript.dataset;
  window.attendant = function () { (window.attendant.q = window.attendant.q || []).push(arguments); };
  const open = () => window.attendant('open', 'article:' + article);
  window.attendant('on', 'close', () => setTimeout(open, 500));
  open();
  // The panel would take the keyboard from who writes beside the frame, until that person comes into it.
  const { prototype } = HTMLElement;
  const { focus } = prototype;
  delete HTMLDialogElement.prototype.showModal;
  delete prototype.showPopover;
  prototype.focus = () => undefined;
  for (const used of ['pointerdown', 'keydown'])
    addEventListener(used, () => void (prototype.focus = focus), { capture: true, once: true });
})();
`;

/** Frames, on their own address too, are shut in; the console's own page alone may show them. */
const policyFor = (origin: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `connect-src 'self' ${origin}`,
    'img-src https: http: data:',
    'media-src https: http:',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    'sandbox allow-scripts allow-popups',
  ].join('; ');

const UNKEPT = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);

const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur|ps|dv|yi|ckb|ug)\b/i;

const pageOf = ({ key, lang, article }: Preview, token: string, theme: string): string => `<!doctype html>
<html lang="${escaped(lang)}" dir="${RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme === 'dark' ? 'dark' : 'light'}">
<title>Preview</title>
<script src="/console/preview/open.js" data-article="${escaped(article)}"></script>
<script async src="/attendant.js" data-site="${escaped(key)}" data-host="/console/preview/${token}"
  data-locale="${escaped(lang)}" data-theme="${theme}" data-consent="off" data-launcher="hide"></script>
</html>
`;

/** Previews by their token, under /console/preview. */
export const previewPages = ({ store, settings, now, counts }: Parts) => {
  const find = async (c: Context): Promise<Preview | undefined> => {
    const token = c.req.param('token') ?? '';
    return (await store.content.preview(hashToken(token), now())) as Preview | undefined;
  };
  const counted = (response: Response): Response => {
    countRequest(counts, 'console', response.status);
    return response;
  };
  const gone = () => counted(refusal(404, 'This preview has ended. Open it again.', undefined));

  return new Hono<PublicEnv>()
    .get('/console/preview/open.js', () => {
      const headers = { ...OPEN, 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' };
      return counted(new Response(SCRIPT, { headers }));
    })
    .get('/console/preview/:token{[\\w-]{43}}/', async (c) => {
      const preview = await find(c);
      if (!preview) return gone();
      const theme = c.req.query('theme') === 'dark' ? 'dark' : 'light';
      const policy = policyFor(new URL(settings.publicUrl).origin);
      const headers = { ...UNKEPT, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
      return counted(new Response(pageOf(preview, c.req.param('token'), theme), { headers }));
    })
    .get('/console/preview/:token{[\\w-]{43}}/v1/sites/:key/:file{.+\\.json}', async (c) => {
      const preview = await find(c);
      const { key, file } = c.req.param();
      const text = preview?.key === key && Object.hasOwn(preview.files, file) ? preview.files[file] : undefined;
      if (text === undefined) return gone();
      return counted(new Response(text, { headers: { ...OPEN, ...UNKEPT, 'Content-Type': 'application/json' } }));
    })
    .post('/console/preview/:token{[\\w-]{43}}/v1/:door', (c) =>
      counted(refusal(403, 'This is a preview: nothing is sent.', c.req.header('origin'))),
    );
};
