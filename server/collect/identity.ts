import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Site } from '../store/store.ts';

type Data = Record<string, unknown>;

const SIGNATURE = /^[0-9a-f]{64}$/;
const LONGEST = 200;

/** Whether the signature is the lower-case hex HMAC-SHA256 of the customer's id under the site's secret key. */
export const isSigned = (site: Pick<Site, 'secret'>, customer: string, signature: unknown): boolean => {
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) return false;
  const right = createHmac('sha256', site.secret).update(customer, 'utf8').digest();
  return timingSafeEqual(right, Buffer.from(signature, 'hex'));
};

/** Why an `identify` cannot be taken; undefined if it can. */
export const identityWhy = ({ customer }: Data): string | undefined =>
  typeof customer === 'string' && customer.length > 0 && customer.length <= LONGEST
    ? undefined
    : `data.customer: not a text of 1 to ${LONGEST} characters`;

/** `data` of an `identify` as it is kept: the id and whether it was proven. Nothing else of a person is in events. */
export const identityOf = (site: Site, { customer, signature }: Data): { customer: string; proven: boolean } => ({
  customer: customer as string,
  proven: isSigned(site, customer as string, signature),
});
