import type { NudgeKind } from '../../../../protocol/nudges.ts';
import { digits, some } from '../../words/count.ts';
import type { Verdict } from './verdict.ts';

/** Every sentence about nudges; what shoppers see of one is called a note. */
export const nudgeWords = {
  list: 'Nudges',
  failed: 'The nudges did not load',
  oneFailed: 'This nudge did not load',
  noFigures: (reason: string) => `The results did not load. ${reason}`,
  back: 'All nudges',
  fresh: 'New nudge',
  readOnly: 'Owners change nudges. You can read them.',
  gone: 'There is no such nudge',
  goneLead: 'It was thrown away, or the link is wrong.',
  empty: 'No nudges yet',
  emptyLead:
    'A nudge is a short note to a shopper who hesitates, such as one with a basket that has not changed for ten minutes. Some shoppers are held back at random and do not see it: so you learn whether it helps.',
  emptyExample: '38 lei more for free delivery',
  emptyExampleNote: 'Of 100 people who saw it, 3 to 4 more ordered than of 100 held back',
  emptyViewer: 'An owner can write the first one.',
  advice: 'What there is to do',

  heads: {
    name: 'Nudge',
    shown: 'Shown',
    held: 'Held back',
    scale: 'Orders more or fewer per 100 people, drawn',
    extra: 'Extra orders per 100',
    verdict: 'Verdict',
  },
  verdicts: {
    works: 'Works',
    harms: 'Harms',
    unclear: 'No difference seen',
    measuring: 'Measuring',
    unmeasured: 'Not measured',
    off: 'Off',
    draft: 'Draft',
    refused: 'Cannot be published',
    unknown: 'Not known',
  } satisfies Record<Verdict, string>,
  tooFew: 'too few data yet',
  nobodyHeld: 'nobody is held back',
  changed: 'Changes not published',
  changedRefused: 'The changes cannot be published',
  incomplete: 'Not complete',

  kinds: {
    idle_cart: {
      name: 'Idle basket',
      lead: 'The basket has not changed for a while, and its page is still looked at.',
    },
    exit_intent: {
      name: 'About to leave',
      lead: 'Somebody with a basket makes to leave: the pointer goes out at the top, or a phone’s page is scrolled up quickly.',
    },
    free_delivery: {
      name: 'Gap to free delivery',
      lead: 'Little is missing until delivery is free. One line with the true amount.',
    },
    returning_cart: {
      name: 'Back again with a basket',
      lead: 'Somebody comes back to the basket of an earlier visit. Only where the shopper allows an id on the device.',
    },
  } satisfies Record<NudgeKind, { name: string; lead: string }>,

  choose: {
    title: 'What should the note be about?',
    lead: 'You get a draft with words in your shop’s languages. Nothing is shown to anybody before you publish it.',
    busy: 'Making the draft',
    failed: (reason: string) => `No draft was made. ${reason}`,
  },

  rule: {
    idle_cart: (time: string) => `baskets that have not changed for ${time} while the page is looked at`,
    exit_intent:
      'shoppers with a basket who make to leave: the pointer leaves the page at the top, or a phone’s page is scrolled up quickly',
    free_delivery: (within: string, threshold: string) =>
      `baskets to which at most ${within} is missing for free delivery from ${threshold} on`,
    returning_cart: (time: string) =>
      `shoppers who are back after ${time} or more with the basket of an earlier visit, where an id is allowed on the device`,
    notSaid: '(not said yet)',
  },

  result: {
    titles: {
      works: (name: string) => `${name} works`,
      harms: (name: string) => `${name} harms`,
      unclear: (name: string) => `${name}: no difference seen`,
      measuring: (name: string) => `${name}: too few data yet`,
      unmeasured: (name: string) => `${name}: nothing can be known`,
      off: (name: string) => `${name} is off`,
      draft: (name: string) => `${name} is a draft`,
      refused: (name: string) => `${name} cannot be published`,
      unknown: (name: string) => name,
    } satisfies Record<Verdict, (name: string) => string>,
    since: (day: string) => `since ${day}`,
    version: (n: number) => `version ${digits.format(n)}`,
    hold: (share: number) => (share ? `${share}\u00a0% held back at random` : 'nobody held back'),
    more: 'Of {base} people who saw it, <b>{count} more ordered</b> than of {base} held back <q>({range})</q>.',
    fewer: 'Of {base} people who saw it, <b>{count} fewer ordered</b> than of {base} held back <q>({range})</q>.',
    unclear:
      'Of {base} people who saw it, <b>{low} fewer to {high} more</b> ordered than of {base} held back: no difference is seen.',
    unclearNeeds: (people: string, days: string) =>
      `To see a difference as small as that takes about ${people} people in all${days && `, at the present pace about ${days} more`}.`,
    unclearOff: 'If that is not worth waiting for, take it off: shoppers lose nothing.',
    harmsAct: 'Take it off, or try other words: they are counted anew.',
    about: (n: string) => `about ${n}`,
    /** Such as "3 to 4": between two whole people. */
    between: (low: number, high: number) => `${low} to ${high}`,
    shown: 'Shown',
    held: 'Held back',
    people: (n: number) => some(n, 'person', 'people'),
    ordered: (share: string, range: string) => `${share} ordered (${range})`,
    chart: (shown: string, held: string) => `Ordered: shown ${shown}, held back ${held}`,
    heads: ['Group', 'People', 'Ordered', 'Share', '95\u00a0% interval'],
    extra: 'Extra orders',
    extraDefined:
      'Orders of those who saw the note, less what they would have ordered without it. That is known from those who were held back.',
    none: 'Nothing to tell yet: it was never on the pages.',
    nobody: 'Nobody was due it yet.',
    whenOff: (n: number) =>
      n ? `${some(n, 'person was', 'people were')} due it: too few data to say anything.` : 'Nobody was due it.',
    clicked: 'Pressed the button',
    dismissed: 'No, thanks',
    stopped: 'No more notes',
    who: (rule: string) => `Who: ${rule}.`,
    counted:
      'Counted: orders within 7 days of being due the note, seen or held back. Of shoppers without an id on the device, orders within the same visit.',
    budget: (session: number, day: number) =>
      `Contact budget: at most ${some(session, 'note or survey', 'notes or surveys')} in a visit, ${digits.format(day)} in 24 hours.`,
    source:
      'Source: a random hold-out. Chance alone decides who sees the note, so both groups are alike but for it. The interval stays right however often you look.',
    perVersion: 'Only this version is counted. Other words or another rule are another trial.',
    zero: 'Nobody is held back, so nothing can be known: there is nobody to compare with. Hold some back, 10\u00a0% at least.',
  },

  needs: {
    /** Too few: whole sentences. */
    missing: (missing: string, have: number, people: string) =>
      `About ${missing} more people are needed: ${some(have, 'person', 'people')} of about ${people} so far.`,
    pace: (days: string) => `At the present pace that takes about ${days} more.`,
    paceHalf: (days: string, half: string) =>
      `At the present pace that takes about ${days} more; with half held back, about ${half}.`,
    noPace: 'Nobody was due it in the last 14 days, so nobody can say how long that takes.',
    unknown: (have: number) =>
      `${some(have, 'person was', 'people were')} due it so far. How many it takes can be said once some of both groups have ordered.`,
    half: 'Hold back half',
    halfLead: 'Half see it and half do not. That is the quickest way to know; it begins a new trial.',
    days: (n: number) => some(n, 'day', 'days'),
    weeks: (n: number) => some(n, 'week', 'weeks'),
    months: (n: number) => some(n, 'month', 'months'),
    years: (n: number) => some(n, 'year', 'years'),
  },

  refusedTitle: (name: string) => `${name} cannot be published`,
  notComplete: (name: string) => `${name} is not complete`,
  editText: 'Edit text',
  look: 'Look at it',
  tooFewTitle: (name: string) => `${name}: too few data yet`,
  zeroTitle: (name: string) => `${name}: nobody is held back`,
  harmsTitle: (name: string) => `${name} harms`,
  harmsLead: 'Fewer ordered of those who saw it than of those held back.',
};
