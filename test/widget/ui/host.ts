import type { WireMessage } from '../../../protocol/messages.ts';
import type { SurveyPart } from '../../../protocol/site.ts';
import { blanked } from '../../../widget/commerce/items.ts';
import type { Host, KeptQuestion, Sending } from '../../../widget/host.ts';

export interface Record {
  sent: WireMessage[];
  events: [string, unknown][];
  told: [string, unknown][];
  drafts: Map<string, string>;
  /** What the collector answers next. */
  answer: Sending | (() => Promise<Sending>);
  locale: string;
  notes: { questions?: KeptQuestion[] };
}

export const PURCHASE: SurveyPart = {
  id: 'after',
  lang: 'en',
  title: 'Your order',
  thanks: 'Thank you for the answers',
  questions: [
    { id: 'csat', kind: 'csat', title: 'How was it?', low: 'bad', high: 'good' },
    { id: 'nps', kind: 'nps', title: 'Would you recommend us?', low: 'not at all', high: 'certainly' },
    {
      id: 'why',
      kind: 'text',
      title: 'What should change?',
      optional: true,
      when: { question: 'nps', max: 8 },
      follow: 'Tell me what you changed',
    },
  ],
};

/** What the loader lends to the parts, kept in a record instead of being sent. */
export const createHost = (site: Partial<Host['site']> = {}, rest: Partial<Host> = {}) => {
  const record: Record = {
    sent: [],
    events: [],
    told: [],
    drafts: new Map(),
    answer: { state: 'sent' },
    locale: 'en',
    notes: {},
  };
  const element = document.createElement('attendant-widget');
  const root = element.attachShadow({ mode: 'open' });
  const launcher = document.createElement('button');
  let made = 0;
  launcher.textContent = 'Ask us';
  root.append(launcher);
  document.body.append(element);
  const host: Host = {
    root,
    key: 'demo',
    base: 'https://collector.example',
    position: 'end',
    site: {
      v: 1,
      revision: 1,
      name: 'Lut & Foc',
      mark: 'L',
      currency: 'MDL',
      lang: 'en',
      colours: { light: {}, dark: {} } as Host['site']['colours'],
      launcher: {},
      replies: true,
      nudges: [],
      budget: { session: 1, day: 1, rest_h: 72, never: [] },
      wake: [],
      surveys: [{ id: 'after', trigger: { event: 'purchase', delay_s: 3 }, rest_days: 90, part: { en: 'c/1.json' } }],
      ...site,
    },
    mode: () => 'full',
    locale: () => record.locale,
    now: () => 1_700_000_000_000,
    page: () => ({ url: 'https://shop.example/bowl', title: 'Serving bowl' }),
    cart: () => ({ currency: 'MDL', items: [{ item_id: 'b', price: 148, quantity: 2 }] }),
    product: () => undefined,
    waiting: () => 0,
    blanked,
    write: () => import('../../../widget/ui/write.tsx'),
    newId: () => `id-${++made}`,
    report: (type, data) => void record.events.push([type, data]),
    send: (message) => {
      record.sent.push(structuredClone(message));
      return typeof record.answer === 'function' ? record.answer() : Promise.resolve(record.answer);
    },
    tell: (event, detail) => void record.told.push([event, detail]),
    forget: () => record.drafts.clear(),
    verbs: { explain: () => ({ why: 'data-consent', sent: [] }), consent: () => {} },
    recorder: {
      notes: () => record.notes,
      note: (change) => void Object.assign(record.notes, change),
      prefix: 'attendant.demo/',
      outbox: { clear: async () => {} },
      renew: () => {},
    },
    draft: (name) => record.drafts.get(name),
    keepDraft: (name, text) => void (text === undefined ? record.drafts.delete(name) : record.drafts.set(name, text)),
    ...rest,
  };
  return { host, record, root, launcher, element };
};
