import type { Answer, Platform } from './answer.ts';
import { google } from './google.ts';
import { shopify } from './shopify.ts';
import { tcf } from './tcf.ts';
import { wordpress } from './wordpress.ts';

/** What the page's consent platforms say together, and who was the strictest. */
export interface Together extends Answer {
  by: string;
}

const STRICT = ['refused', 'open', 'given'];

/** Two that speak of a purpose must both allow it; one that does not ask for it counts for nothing. */
const both = (one: boolean | undefined, other: boolean | undefined): boolean | undefined =>
  one === undefined || other === undefined ? (one ?? other) : one && other;

const stricter = (one: Together, other: Together): Together => ({
  ...(STRICT.indexOf(other.measurement) < STRICT.indexOf(one.measurement) ? other : one),
  personalisation: both(one.personalisation, other.personalisation),
  marketing: both(one.marketing, other.marketing),
});

/** What a page throws at who asks it is the page's: that platform says nothing then. */
const asked = ({ name, read }: Platform): Together[] => {
  try {
    const answer = read();
    return answer ? [{ ...answer, by: name }] : [];
  } catch {
    return [];
  }
};

/** What they say at this moment; nothing while none of them has anything to say. */
export const together = (platforms: Platform[]): Together | undefined => {
  const answers = platforms.flatMap(asked);
  return answers[0] && answers.reduce(stricter);
};

export const platformsOf = (page: object, target: Document): Platform[] => [
  google(page),
  tcf(page),
  shopify(page, target),
  wordpress(page, target),
];
