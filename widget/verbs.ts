import type { Cart, Item, Order } from '../protocol/commerce.ts';
import { limits } from '../protocol/limits.ts';
import { cartOf, dataOf, itemOf } from './commerce/items.ts';
import type { Ledger } from './commerce/ledger.ts';
import type { Consent } from './consent.ts';
import { viewOf } from './door.ts';
import type { Door } from './door.ts';
import type { Explanation } from './explain.ts';
import type { Happenings } from './host.ts';
import type { Offers } from './offers.ts';
import type { Recorder } from './recorder.ts';
import type { Settings } from './settings.ts';

/** A customer the shop knows. Only `id` is proven by the signature. */
export interface Customer {
  id: string;
  email?: string;
  name?: string;
  traits?: Record<string, unknown>;
}

/** What `attendant(verb, ...)` and `start()` offer; docs/api.md has each with examples. */
export interface Verbs {
  page(): void;
  product(item: Item): void;
  cart(cart: Cart): void;
  order(order: Order): void;
  track(name: string, data?: unknown): void;
  identify(customer: Customer, signature?: string): void;
  consent(state: Consent): void;
  open(view?: string): void;
  close(): void;
  ask(text: string): void;
  survey(id: string, options?: { force?: boolean }): void;
  nudge(id: string): void;
  on<E extends keyof Happenings>(event: E, hear: (detail: Happenings[E]) => void): void;
  off<E extends keyof Happenings>(event: E, hear: (detail: Happenings[E]) => void): void;
  explain(): Explanation;
  locale(tag: string): void;
  theme(name: Settings['theme']): void;
  reset(): void;
  destroy(): void;
}

interface Parts {
  recorder: Recorder;
  ledger: Ledger;
  door: Door;
  report(type: 'custom' | 'identify', data: object): void;
  view(): void;
  consent(said: Consent): boolean;
  /** Does it once the site document is there. */
  whenReady(act: () => void): void;
  offers: Offers;
  on: Verbs['on'];
  off: Verbs['off'];
  explain: Verbs['explain'];
  locale(tag: string): void;
  theme(name: Settings['theme']): void;
  destroy(): void;
}

/** Ends a verb with the one line its caller needs. */
const need = (fine: unknown, remedy: string): void => {
  if (!fine) throw remedy;
};

export const createVerbs = ({ recorder, ledger, door, report, view, whenReady, offers, ...rest }: Parts): Verbs => ({
  page: view,
  product(item) {
    const items = itemOf(item);
    need(items[0], 'product() needs an item with an item_id');
    ledger.hear('api', 'view_item', { items });
  },
  cart(cart) {
    const whole = cartOf(cart);
    need(whole, "cart() needs the whole cart: {currency: 'EUR', items: [{item_id, price, quantity}]}");
    ledger.setCart('api', whole!);
  },
  order(order) {
    const { id, ...data } = Object(order);
    need(id, "order() needs {id, value, currency: 'EUR', items}");
    ledger.hear('api', 'purchase', dataOf({ ...data, transaction_id: id }));
  },
  track(name, data) {
    const fits = (JSON.stringify(data)?.length ?? 0) < limits.data - 99;
    need(name && fits, `track() needs a name, and data under ${limits.data} characters`);
    report('custom', { name: String(name).slice(0, limits.name), ...(data !== undefined && { data }) });
  },
  identify(customer, signature) {
    need(customer?.id, 'identify() needs {id}');
    need(signature, 'identify() without a signature leaves the visitor anonymous: sign the id on your server');
    need(recorder.mode() === 'full', "identify() needs consent('full')");
    report('identify', { customer: String(customer.id), signature });
  },
  consent(said) {
    need(rest.consent(said), "consent() takes 'off', 'cookieless', 'full' or {measurement: true}");
  },
  open: (name) => whenReady(() => door.open(viewOf(name))),
  close: door.close,
  ask: (text) => whenReady(() => door.open('messages', String(text))),
  survey: (id, options) => whenReady(() => offers.ask(id, options?.force)),
  nudge: (id) => need(false, `this site has no nudge "${id}"`),
  on: rest.on,
  off: rest.off,
  explain: rest.explain,
  locale: rest.locale,
  theme: rest.theme,
  reset() {
    recorder.forget();
    door.clear();
    recorder.outbox.flush();
  },
  destroy: rest.destroy,
});
