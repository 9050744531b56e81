import { Hono } from 'hono';
import { categoryOf, productOf } from '../catalogue.ts';
import { readChoice } from '../listing.ts';
import { categoryPage, listingView } from '../pages/category.ts';
import { productPage } from '../pages/product.ts';
import { deliveryPage, workshopPage } from '../pages/reading.ts';
import { searchPage } from '../pages/search.ts';
import type { Door } from './door.ts';

const LONGEST_QUESTION = 100;

/** Pages to look at: they change nothing. */
export const browseRoutes = (door: Door): Hono =>
  new Hono()
    .get('/c/:category', (c) => {
      const visit = door.visit(c);
      const choice = readChoice(c.req.param('category'), new URL(c.req.url).searchParams);
      return door.page(c, visit, categoryPage(visit, choice));
    })
    // The same list for the script that browses without loading the page; at its own address, so that
    // no cache ever hands it out in the page's stead.
    .get('/list/:category', (c) => {
      const category = c.req.param('category');
      if (category !== 'all' && !categoryOf(category)) return c.json({ error: 'No such category.' }, 404);
      c.header('Cache-Control', 'no-store');
      return c.json(listingView(door.visit(c), readChoice(category, new URL(c.req.url).searchParams)));
    })
    .get('/p/:product', (c) => {
      const visit = door.visit(c);
      const product = productOf(c.req.param('product'));
      return door.page(c, visit, product && productPage(visit, product));
    })
    .get('/search', (c) => {
      const visit = door.visit(c);
      const question = (c.req.query('q') ?? '').trim().slice(0, LONGEST_QUESTION);
      return door.page(c, visit, searchPage(visit, question));
    })
    .get('/delivery', (c) => {
      const visit = door.visit(c);
      return door.page(c, visit, deliveryPage(visit));
    })
    .get('/workshop', (c) => {
      const visit = door.visit(c);
      return door.page(c, visit, workshopPage(visit));
    });
