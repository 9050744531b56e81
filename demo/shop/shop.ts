import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { loadAssets } from './assets.ts';
import { LANGS, preferred, splitPath, textsOf } from './language.ts';
import type { Lang } from './language.ts';
import { render } from './pages/layout.ts';
import type { Page } from './pages/layout.ts';
import { homePage } from './pages/home.ts';
import { brokenPage, missingPage } from './pages/reading.ts';
import { browseRoutes } from './routes/browse.ts';
import { buyRoutes } from './routes/buy.ts';
import { consentOf, consentRoutes } from './routes/consent.ts';
import { fileRoutes } from './routes/files.ts';
import type { Door, Status } from './routes/door.ts';
import { createSessions } from './sessions.ts';
import { policyFor } from './tag.ts';
import type { Tag } from './tag.ts';
import type { Visit } from './visit.ts';

export interface ShopOptions {
  /** What the owner pasted into the pages. Without it the shop is the same, and alone. */
  tag?: Tag;
  /** Most baskets kept at once. */
  sessions?: number;
}

const BASKET = 'lutfoc_basket';
const LARGEST_FORM = 64 * 1024;

/** The ceramics shop as an application that answers requests; it keeps its baskets in memory. */
export const createShop = (options: ShopOptions = {}): Hono => {
  const { tag } = options;
  const sessions = createSessions(options.sessions);
  const assets = loadAssets();
  const policy = policyFor(tag);

  const visitOf = (c: Context, lang: Lang): Visit => {
    const url = new URL(c.req.url);
    return {
      lang,
      texts: textsOf(lang),
      origin: url.origin,
      path: splitPath(url.pathname).rest + url.search,
      consent: consentOf(c),
      session: sessions.find(getCookie(c, BASKET)),
      tag,
      assets: `/assets/${assets.version}`,
    };
  };
  const langOf = (c: Context): Lang =>
    splitPath(new URL(c.req.url).pathname).lang ?? preferred(c.req.header('accept-language'));
  const door: Door = {
    basketCookie: BASKET,
    beginSession: sessions.begin,
    visit: (c) => visitOf(c, langOf(c)),
    page: (c, visit, page: Page | undefined, status: Status = 200) => {
      // What was measured or said once must not come again from a cache when the shopper goes back.
      const once = /^\/(cart|checkout|thank-you)/.test(visit.path);
      c.header('Cache-Control', once ? 'no-store' : 'private, no-cache');
      return page ? c.html(render(visit, page), status) : c.html(render(visit, missingPage(visit)), 404);
    },
  };

  const app = new Hono();
  app.use(async function security(c, next) {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  });
  app.use(bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => c.text('The form is too large.', 413) }));
  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(`/${preferred(c.req.header('accept-language'))}/${new URL(c.req.url).search}`, 302);
  });
  app.route('/', fileRoutes(assets));
  const routes = [browseRoutes(door), buyRoutes(door), consentRoutes(door)];
  for (const lang of LANGS) {
    app.get(`/${lang}`, (c) => c.redirect(`/${lang}/`, 301));
    // A mounted route cannot end in a slash, and the first page's address does.
    app.get(`/${lang}/`, (c) => {
      const visit = door.visit(c);
      return door.page(c, visit, homePage(visit));
    });
    for (const each of routes) app.route(`/${lang}`, each);
  }
  app.notFound((c) => door.page(c, door.visit(c), undefined));
  app.onError((error, c) => {
    console.error(error);
    const visit = door.visit(c);
    return door.page(c, visit, brokenPage(visit), 500);
  });
  return app;
};
