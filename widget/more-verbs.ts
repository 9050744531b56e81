import type { Item } from '../protocol/commerce.ts';
import { cartOf, dataOf, itemOf } from './commerce/items.ts';
import type { Ledger } from './commerce/ledger.ts';
import { viewOf } from './door.ts';
import type { Door } from './door.ts';
import type { Hearers } from './guard.ts';
import type { Host } from './host.ts';
import { wipe } from './notebook.ts';
import type { Offers } from './offers.ts';
import type { Recorder } from './recorder.ts';
import type { Rules } from './rules.ts';
import type { Face } from './ui/face.ts';
import type { MoreVerbs } from './verbs.ts';

/** Ends a verb with the one line its caller needs. */
export const need = (fine: unknown, remedy: string): void => {
  if (!fine) throw remedy;
};

export const shopVerbs = (
  host: Host,
  ledger: Ledger,
  viewed: (item: Item) => void,
): Pick<MoreVerbs, 'product' | 'cart' | 'order' | 'identify'> => ({
  product(item) {
    const items = itemOf(item);
    need(items[0], 'product() needs an item_id');
    viewed(items[0]!);
    ledger.hear('api', 'view_item', { items });
  },
  cart(cart) {
    const whole = cartOf(cart);
    need(whole, 'cart() needs the whole cart: {currency, items: [{item_id, price, quantity}]}');
    ledger.setCart('api', whole!);
  },
  order(order) {
    const { id, ...data } = Object(order);
    need(id, 'order() needs {id, value, currency, items}');
    ledger.hear('api', 'purchase', dataOf({ ...data, transaction_id: id }));
  },
  identify(customer, signature) {
    need(customer?.id, 'identify() needs {id}');
    need(signature, 'identify() needs a signature, else the visitor stays anonymous');
    need(host.mode() === 'full', "identify() needs consent('full')");
    host.report('identify', { customer: String(customer.id), signature: signature! });
  },
});

export const screenVerbs = (
  { face, recorder, hearers }: { face: Face; recorder: Recorder; hearers: Hearers },
  ready: (act: () => void) => void,
  door: Door,
  offers: Offers,
  nudges: Rules,
  forget: () => void,
): Omit<MoreVerbs, keyof ReturnType<typeof shopVerbs>> => {
  const dress = (change: Parameters<Face['dress']>[0]): void => {
    face.dress(change);
    door.retell();
    offers.retell();
    nudges.retell();
  };
  return {
    open: (name) => ready(() => door.open(viewOf(name))),
    close: door.close,
    ask: (text) => ready(() => door.open('help', String(text))),
    survey: (id, options) => ready(() => offers.ask(id, options?.force)),
    nudge: (id, options) => ready(() => nudges.ask(id, options?.force)),
    off(event, hear) {
      const at = hearers.findIndex(([name, other]) => name === event && other === hear);
      if (at >= 0) hearers.splice(at, 1);
    },
    locale: (locale) => dress({ locale }),
    theme: (theme) => dress({ theme }),
    reset() {
      // What waits to be sent was said by this visitor and still goes.
      for (const level of [1, 2]) for (const kind of ['n', 'd/']) wipe(level, recorder.prefix + kind);
      recorder.renew();
      forget();
      door.clear();
      offers.clear();
      nudges.clear();
      void recorder.outbox.flush();
    },
  };
};
