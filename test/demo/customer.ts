import { Window } from 'happy-dom';
import type { RunningShop } from '../../demo/shop/index.ts';

// A browser without scripts: keeps cookies, follows nothing by itself, reads pages as documents.

/** One push to the data layer, as the page hands it to its script. */
export interface Told {
  event: string;
  search_term?: string;
  ecommerce?: {
    currency: string;
    value: number;
    transaction_id?: string;
    shipping?: number;
    tax?: number;
    items: { item_id: string; item_name: string; price: number; quantity: number }[];
  };
}

export interface Seen {
  status: number;
  headers: Headers;
  /** Path and query that were asked for. */
  path: string;
  /** Where it wants to send the browser. */
  location: string | null;
  html: string;
  document: Document;
  text: (selector: string) => string | undefined;
  all: (selector: string) => Element[];
  events: () => Told[];
  /** What it tells search engines. */
  facts: () => Record<string, unknown>[];
}

const window = new Window();

const read = async (path: string, answer: Response): Promise<Seen> => {
  const html = await answer.text();
  const document = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document;
  const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
  const tidy = (text: string | null | undefined): string | undefined => text?.replace(/[\s\u00a0]+/g, ' ').trim();
  return {
    status: answer.status,
    headers: answer.headers,
    path,
    location: answer.headers.get('location'),
    html,
    document,
    text: (selector) => tidy(document.querySelector(selector)?.textContent),
    all,
    events: () => (JSON.parse(document.getElementById('page-data')?.textContent ?? '') as { events: Told[] }).events,
    facts: () =>
      all('script[type="application/ld+json"]').map(
        (block) => JSON.parse(block.textContent ?? '') as Record<string, unknown>,
      ),
  };
};

export interface Customer {
  get(path: string, headers?: Record<string, string>): Promise<Seen>;
  /** Posts a form and follows where it leads. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  /** Posts a form and stays. */
  send(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  /** A cookie's value, or none. */
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string): void;
}

export const customerOf = (shop: Pick<RunningShop, 'url'>): Customer => {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Seen> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
    const answer = await fetch(shop.url + path, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return read(path, answer);
  };
  const send: Customer['send'] = (path, form, headers = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(form), headers });
  const get: Customer['get'] = (path, headers = {}) => ask(path, { headers });
  return {
    get,
    send,
    post: async (path, form, headers) => {
      const seen = await send(path, form, headers);
      return seen.location ? get(seen.location) : seen;
    },
    cookie: (name) => jar.get(name),
    setCookie: (name, value) => void jar.set(name, value),
  };
};

export const ADDRESS = {
  name: 'Maria Ceban',
  email: 'maria@ceban.example',
  phone: '+373 69 123 456',
  street: 'Strada Florilor 3, ap. 14',
  city: 'Orhei',
  postcode: 'MD-3505',
  delivery: 'courier',
  payment: 'on_delivery',
  note: '',
};
