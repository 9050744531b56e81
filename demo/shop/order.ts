import { randomInt } from 'node:crypto';
import { DELIVERIES, deliveryPrice, subtotalOf } from './cart.ts';
import type { Delivery, Line } from './cart.ts';

export const PAYMENTS = ['on_delivery', 'transfer'] as const;
export type Payment = (typeof PAYMENTS)[number];

export const FIELDS = ['name', 'email', 'phone', 'street', 'city', 'postcode', 'delivery', 'payment', 'note'] as const;
export type Field = (typeof FIELDS)[number];

/** What was typed into the checkout, as it was typed. */
export type Form = Record<Field, string>;

export interface Order {
  id: string;
  lines: Line[];
  delivery: Delivery;
  payment: Payment;
  name: string;
  /** In bani. */
  subtotal: number;
  shipping: number;
  /** The purchase has been told to the page's data layer: a reload must not tell it again. */
  told: boolean;
}

const LONGEST = 200;
const LONGEST_NOTE = 500;

export const emptyForm = (): Form => ({
  name: '',
  email: '',
  phone: '',
  street: '',
  city: '',
  postcode: '',
  delivery: 'courier',
  payment: 'on_delivery',
  note: '',
});

/** Reads a posted form; what is missing or is a file is empty. */
export const readForm = (body: Record<string, unknown>): Form => {
  const form = emptyForm();
  for (const field of FIELDS) {
    const value = body[field];
    form[field] = typeof value === 'string' ? value.trim().slice(0, 2000) : '';
  }
  return form;
};

export const isDelivery = (text: string): text is Delivery => Object.hasOwn(DELIVERIES, text);
const isPayment = (text: string): text is Payment => PAYMENTS.some((payment) => payment === text);

const filled = (text: string, least: number): boolean => text.length >= least && text.length <= LONGEST;

/** First and last name; Chinese writes them as one word. */
const isFullName = (value: string): boolean =>
  (filled(value, 3) && /\p{L}+\s+\p{L}+/u.test(value)) || (filled(value, 2) && /^\p{Script=Han}+$/u.test(value));

const rules: Record<Field, (value: string, form: Form) => boolean> = {
  name: isFullName,
  email: (value) => filled(value, 6) && /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(value),
  phone: (value) => /^\+?[\d\s()-]+$/.test(value) && /^\d{8,15}$/.test(value.replace(/\D/g, '')),
  street: (value, form) => form.delivery === 'collect' || filled(value, 3),
  city: (value, form) => form.delivery === 'collect' || filled(value, 2),
  postcode: (value, form) => form.delivery === 'collect' || /^(MD-?\s?)?\d{4}$/i.test(value),
  delivery: isDelivery,
  payment: isPayment,
  note: (value) => value.length <= LONGEST_NOTE,
};

/** The fields that must be corrected, in the order in which they stand on the page. */
export const faults = (form: Form): Field[] => FIELDS.filter((field) => !rules[field](form[field], form));

/** A number nobody has had before, in letters that are not mistaken for one another on the telephone. */
const orderNumber = (): string => {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return `LF-${Array.from({ length: 7 }, () => letters[randomInt(letters.length)]).join('')}`;
};

/** The order for a form without faults; undefined if it has some, or there is nothing to order. */
export const placeOrder = (form: Form, lines: Line[]): Order | undefined => {
  const { delivery, payment, name } = form;
  if (!lines.length || faults(form).length || !isDelivery(delivery) || !isPayment(payment)) return undefined;
  const subtotal = subtotalOf(lines);
  return {
    id: orderNumber(),
    lines,
    delivery,
    payment,
    name,
    subtotal,
    shipping: deliveryPrice(delivery, subtotal),
    told: false,
  };
};
