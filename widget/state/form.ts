import { batch, signal } from './signal.ts';
import type { Cart } from '../../protocol/commerce.ts';
import { limits } from '../../protocol/limits.ts';
import type { WireMessage } from '../../protocol/messages.ts';
import type { Host, Sending } from '../host.ts';
import { emailFault, type EmailFault, withEnd } from '../survey/email.ts';

export type FormKind = 'message' | 'feedback';
export type FormField = 'text' | 'email' | 'name';
export type Fault = 'needText' | 'needEmail' | 'needFeedback' | 'over' | EmailFault;

/** What was sent, for the page that says so. */
export interface Outcome {
  state: 'sent' | 'kept';
  text: string;
  email: string;
}

interface Draft {
  id?: string;
  rev?: number;
  rating?: number;
  text?: string;
  email?: string;
  name?: string;
}

type Made = WireMessage & { rev: number };

/** Milliseconds without an answer after which the form says that the message waits. */
const PATIENCE = 1500;
const KEPT: Sending = { state: 'kept' };

/** Until the shopper is told that it waits: at once where the browser itself knows of no connection. */
const patience = (): Promise<Sending> =>
  new Promise((resolve) => setTimeout(resolve, navigator.onLine === false ? 0 : PATIENCE, KEPT));

const readDraft = (kept: string | undefined): Draft => {
  try {
    const draft: unknown = JSON.parse(kept ?? '{}');
    return draft && typeof draft === 'object' ? draft : {};
  } catch {
    return {};
  }
};

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The cart as the collector takes it; undefined when there is nothing in it or its currency is unknown. */
const sendable = (cart: Cart | undefined): Cart | undefined =>
  cart?.items.length && /^[A-Z]{3}$/.test(cart.currency)
    ? { ...cart, items: cart.items.slice(0, limits.items) }
    : undefined;

/**
 * One form: what is typed, what is wrong with it, and what became of it. Half-written text is kept, together with the
 * message's id, so that sending again after a reload is the same message and not a second one.
 */
export const createForm = (host: Host, kind: FormKind) => {
  const draft = readDraft(host.draft(kind));
  const fields = { text: signal(word(draft.text)), email: signal(word(draft.email)), name: signal(word(draft.name)) };
  const rating = signal<number | undefined>(draft.rating);
  const withCart = signal(true);
  /** The field for a name was asked for. */
  const named = signal(false);
  const faults = signal<Partial<Record<'text' | 'email' | 'rating', Fault>>>({});
  const phase = signal<'writing' | 'sending' | 'done'>('writing');
  const refusal = signal<string | undefined>(undefined);
  const outcome = signal<Outcome | undefined>(undefined);
  let id = word(draft.id);
  let rev = Number(draft.rev) || 0;

  const keep = () => {
    const text = fields.text.value;
    const empty = !text && !fields.email.value && !fields.name.value && !rating.value;
    const now: Draft = { id, rev, text, email: fields.email.value, name: fields.name.value };
    if (rating.value) now.rating = rating.value;
    host.keepDraft(kind, empty ? undefined : JSON.stringify(now));
  };

  const emailWanted = kind === 'message' && host.site.replies;

  const emailProblem = (): Fault | undefined => {
    const address = fields.email.value.trim();
    if (!address) return emailWanted ? 'needEmail' : undefined;
    return emailFault(address);
  };

  const check = () => {
    const text = fields.text.value;
    const found: typeof faults.value = {};
    const email = emailProblem();
    if (kind === 'message' && !text.trim()) found.text = 'needText';
    if (kind === 'feedback' && !text.trim() && !rating.value) found.rating = 'needFeedback';
    if (text.length > limits.text) found.text = 'over';
    if (email) found.email = email;
    faults.value = found;
    return !found.text && !found.email && !found.rating;
  };

  const message = (lang: string): Made => {
    const made: Made = { id, rev, kind, at: host.now(), page: host.page(), lang };
    const text = fields.text.value.trim();
    const cart = kind === 'message' && withCart.value ? sendable(host.cart()) : undefined;
    if (text) made.text = text;
    if (rating.value) made.rating = rating.value;
    if (fields.email.value.trim()) made.email = fields.email.value.trim();
    if (fields.name.value.trim()) made.name = fields.name.value.trim().slice(0, limits.personName);
    if (cart) made.cart = cart;
    return made;
  };

  const finish = (state: Outcome['state'], { text = '', email = '' }: Made): Outcome => {
    const shown = { state, text, email };
    batch(() => {
      outcome.value = shown;
      phase.value = 'done';
      fields.text.value = '';
      rating.value = undefined;
      id = '';
      rev = 0;
      // The address stays for the next message, unless the browser is to keep nothing.
      if (host.mode() === 'off') fields.email.value = fields.name.value = '';
      keep();
    });
    return shown;
  };

  const deliver = async (made: Made): Promise<Sending> => {
    const sending = await host.send(made);
    // A page's odd cart must not cost the shopper her words: they go again without it.
    if (sending.state !== 'refused' || !made.cart || !sending.why.includes('cart')) return sending;
    delete made.cart;
    made.rev += 1;
    return host.send(made);
  };

  /** The words stand in the form, as the same message, with the reason above them. */
  const giveBack = (made: Made, why: string) =>
    batch(() => {
      id = made.id;
      rev = made.rev;
      fields.text.value ||= made.text ?? '';
      fields.email.value ||= made.email ?? '';
      fields.name.value ||= made.name ?? '';
      rating.value ??= made.rating;
      refusal.value = why;
      phase.value = 'writing';
      keep();
    });

  /** What became of a message after the shopper was told that it waits. What she writes by then is left alone. */
  const hear = (sending: Sending, made: Made, shown: Outcome) => {
    if (sending.state === 'sent' && outcome.value === shown) outcome.value = { ...shown, state: 'sent' };
    if (sending.state === 'refused' && !fields.text.value && !rating.value) giveBack(made, sending.why);
  };

  return {
    kind,
    ...fields,
    rating,
    withCart,
    named,
    faults,
    phase,
    refusal,
    outcome,
    emailWanted,
    cart: () => sendable(host.cart()),
    /** What the typed domain would be with an end. */
    example: () => withEnd(fields.email.value),
    write(field: FormField, value: string) {
      fields[field].value = value;
      keep();
      if (Object.keys(faults.value).length) check();
    },
    /** Puts words in from elsewhere; what was half written stays above them. */
    take(text: string) {
      const before = fields.text.value.trim();
      if (phase.value === 'done') this.again();
      if (!before.includes(text)) this.write('text', [before, text].filter(Boolean).join('\n'));
    },
    rate(value: number) {
      rating.value = value;
      keep();
      if (Object.keys(faults.value).length) check();
    },
    /** Leaving the field says what is wrong with the address, but never that it is still empty. */
    leaveEmail() {
      const fault = fields.email.value.trim() ? emailProblem() : undefined;
      const { email: _, ...others } = faults.value;
      faults.value = fault ? { ...others, email: fault } : others;
    },
    /** Resolves to whether it was sent or kept; a second call while one is on its way does nothing. */
    async submit(lang: string): Promise<boolean> {
      if (phase.value !== 'writing' || !check()) return false;
      phase.value = 'sending';
      refusal.value = undefined;
      id ||= host.newId();
      rev += 1;
      keep();
      const made = message(lang);
      const fate = deliver(made).catch(() => KEPT);
      const sending = await Promise.race([fate, patience()]);
      if (sending.state === 'refused') {
        giveBack(made, sending.why);
        return false;
      }
      host.report('message_sent', { id, kind });
      const shown = finish(sending.state, made);
      if (sending === KEPT) void fate.then((later) => hear(later, made, shown));
      return true;
    },
    again() {
      outcome.value = undefined;
      phase.value = 'writing';
    },
  };
};

export type Form = ReturnType<typeof createForm>;
