import { Hono } from 'hono';
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { countOf, linesOf, readQuantity, setQuantity } from '../cart.ts';
import type { Change } from '../cart.ts';
import { fill } from '../language.ts';
import { lineChanged } from '../measuring.ts';
import { emptyForm, faults, placeOrder, readForm } from '../order.ts';
import { cartPage } from '../pages/cart.ts';
import { checkoutPage } from '../pages/checkout.ts';
import { thanksPage } from '../pages/thanks.ts';
import type { Session } from '../sessions.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import type { Door } from './door.ts';

/** Remembers what a change was, to be told on the page that follows. */
const remember = (visit: Visit, session: Session, change: Change): void => {
  const { product, before, after, capped } = change;
  const event = lineChanged(product, before, after, visit);
  if (event) session.events.push(event);
  const name = product[visit.lang].name;
  if (capped) session.notes.push(fill(visit.texts.cart.capped, { n: product.stock, name }));
};

/** What the product page's script is told; it pushes the events itself. */
const added = (visit: Visit, session: Session, change: Change): object => {
  const words = visit.texts.product;
  const grew = change.after > change.before;
  return {
    count: countOf(session.cart),
    said: grew ? fill(words.added, { n: change.after }) : fill(words.notEnough, { n: change.product.stock }),
    events: session.events.splice(0),
  };
};

export const buyRoutes = (door: Door): Hono => {
  const sessionFor = (c: Context, visit: Visit): Session => {
    if (visit.session) return visit.session;
    const { id, session } = door.beginSession();
    setCookie(c, door.basketCookie, id, { path: '/', httpOnly: true, sameSite: 'Lax' });
    return session;
  };
  const body = async (c: Context): Promise<Record<string, unknown>> => c.req.parseBody().catch(() => ({}));
  const change = async (
    c: Context,
    quantity: (form: Record<string, unknown>) => number | undefined,
  ): Promise<Response> => {
    const visit = door.visit(c);
    const form = await body(c);
    const wanted = quantity(form);
    const done = visit.session && wanted !== undefined && setQuantity(visit.session.cart, String(form['id']), wanted);
    if (visit.session && done) remember(visit, visit.session, done);
    return c.redirect(href(visit, '/cart'), 303);
  };

  return new Hono()
    .post('/cart/add', async (c) => {
      const visit = door.visit(c);
      const form = await body(c);
      const id = String(form['id']);
      const session = sessionFor(c, visit);
      const more = Math.max(1, readQuantity(form['quantity']) ?? 1);
      const done = setQuantity(session.cart, id, (session.cart.get(id) ?? 0) + more);
      if (!done) return c.json({ error: 'No such product.' }, 404);
      const byScript = c.req.header('accept') === 'application/json';
      if (byScript) {
        remember(visit, session, { ...done, capped: false });
        return c.json(added(visit, session, done));
      }
      remember(visit, session, done);
      return c.redirect(href(visit, '/cart'), 303);
    })
    .post('/cart/change', (c) => change(c, (form) => readQuantity(form['quantity'])))
    .post('/cart/remove', (c) => change(c, () => 0))
    .get('/cart', (c) => {
      const visit = door.visit(c);
      return door.page(c, visit, cartPage(visit));
    })
    .get('/cart/count', (c) => {
      const { session } = door.visit(c);
      c.header('Cache-Control', 'no-store');
      return c.json({ count: session ? countOf(session.cart) : 0 });
    })
    .get('/checkout', (c) => {
      const visit = door.visit(c);
      if (!visit.session?.cart.size) return c.redirect(href(visit, '/cart'), 303);
      return door.page(c, visit, checkoutPage(visit, emptyForm()));
    })
    .post('/checkout', async (c) => {
      const visit = door.visit(c);
      const { session } = visit;
      // Sent twice: the first one emptied the basket, and its order is the answer to both.
      if (!session?.cart.size) {
        return c.redirect(href(visit, session?.order ? `/thank-you/${session.order.id}` : '/cart'), 303);
      }
      const form = readForm(await body(c));
      const order = placeOrder(form, linesOf(session.cart));
      if (!order) return door.page(c, visit, checkoutPage(visit, form, faults(form)), 422);
      session.order = order;
      session.cart.clear();
      return c.redirect(href(visit, `/thank-you/${order.id}`), 303);
    })
    .get('/thank-you/:id', (c) => {
      const visit = door.visit(c);
      const order = visit.session?.order;
      return door.page(c, visit, order?.id === c.req.param('id') ? thanksPage(visit, order) : undefined);
    });
};
