import { some } from './count.ts';

export const installWords = {
  title: 'Install',
  waiting: 'No event yet. Paste the tag and open your page.',
  waitingLead: 'The first event appears here within seconds.',
  reports: 'Your page reports.',
  last: 'The last event came {when}.',
  isOff: 'The assistant is switched off.',
  isOffLead: 'Nothing is shown and nothing is sent.',
  failed: 'This page did not load',
  stale: (reason: string) => `Not up to date. ${reason}`,

  tag: 'The tag',
  tagLead: 'Paste it into every page, best before the end of the head. It waits for nothing and holds nothing up.',
  pinned: 'A pinned version',
  pinnedLead: 'This file never changes, and the browser checks it. You update it by hand.',
  policy: 'For shops with a strict Content-Security-Policy',
  policyLead: 'Add these to the directives you have.',
  copyTag: 'Copy the tag',
  copyPinned: 'Copy the pinned tag',
  copyPolicy: 'Copy the policy',

  origins: 'Allowed addresses',
  originsLead: 'Events from pages of any other address are refused.',
  origin: 'Address of your shop',
  addOrigin: 'Add',
  badOrigin: 'This is not an address a browser sends. Write it like https://shop.example, without a path.',
  twice: 'This address is in the list.',
  noOrigins: 'No address yet: every event is refused. Add the one of your shop.',
  ownerOnly: 'Only an owner can change this.',
  saveFailed: (reason: string) => `Not saved. ${reason}`,

  switchIsOn: 'The assistant is on',
  switchIsOnLead: 'It is shown on your pages, and they report what happens there.',
  turnOff: 'Switch off',
  turnOffLead: 'This stops everything within a minute: nothing is shown, nothing is sent. Your pages stay as they are.',
  switchIsOff: 'The assistant is switched off',
  switchIsOffLead: 'Nothing is shown on your pages and nothing is sent. A page that was open stops within a minute.',
  turnOn: 'Switch on',
  turnOnLead: 'This brings the assistant back to your pages within a minute.',

  live: 'Events received from your page',
  received: (n: number) => `${some(n, 'event', 'events')} received`,
  newest: 'Newest first, as they arrive',

  today: 'Today',
  todaySince: 'since midnight, shop’s time',
  how: 'What is counted',
  figures: {
    events: ['Events', 'All that was received, each once.'],
    page_views: ['Page views', 'Pages loaded, and changes of page inside one.'],
    visits: ['Visits', 'Sessions as GA4 has them: 30 minutes without anything end one.'],
    engaged: ['Engaged', 'Visits with 10 seconds of looking, two pages, or an order, as GA4 has it.'],
    duplicates: [
      'Repeats, kept once',
      'A page that is left cannot hear the answer, so the next page sends the same event again. The collector keeps it once: nothing is lost, and nothing is wrong.',
    ],
    refused: ['Refused', 'Events that could not be kept. The reasons stand below.'],
  } as Record<string, [string, string]>,

  refusals: 'Refused, and why',
  refusalsLead:
    'If an address is yours, add it to the allowed ones. The form of each event is described in docs/events.md, that of the orders your server tells in docs/api.md.',
  refusedTimes: (n: number) => `${some(n, 'time', 'times')}, last {when}`,

  commerce: 'Basket and orders',
  commerceNone: 'No word of products or baskets yet. Open a product page of your shop.',
  sources: {
    dataLayer: 'Read from your dataLayer',
    api: 'Told by your page’s calls to attendant()',
    server: 'Told by your server (POST /v1/orders)',
  },
  lastType: (type: string) => `Last: ${type}, {when}.`,
  lastCart: 'The last basket seen',
  cartEmpty: 'It is empty.',
  cartNone: 'The basket is empty: the last visitor has put nothing in it yet.',
  coupon: (code: string) => `Code ${code}`,
};
