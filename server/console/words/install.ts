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

  off: 'Off-switch',
  offLead: 'Within a minute nothing is shown and nothing is sent. Your pages stay as they are.',
  onLead: 'Within a minute the assistant is back on your pages.',
  turnOff: 'Switch off',
  turnOn: 'Switch on',
  on: 'On',
  offState: 'Off',

  live: 'Events received from your page',
  received: (n: number) => `${some(n, 'event', 'events')} received`,
  newest: 'Newest first, as they arrive',

  today: 'Today',
  how: 'What is counted',
  figures: {
    events: ['Events', 'All that was received since midnight, shop time, each once.'],
    page_views: ['Page views', 'Pages loaded, and changes of page inside one.'],
    visits: ['Visits', 'Sessions as GA4 has them: 30 minutes without anything end one.'],
    engaged: ['Engaged', 'Visits with 10 seconds of looking, two pages, or an order, as GA4 has it.'],
    duplicates: ['Repeats', 'Events that arrived again and were not counted twice. A few are normal.'],
    refused: ['Refused', 'Events that could not be kept. The reasons stand below.'],
  } as Record<string, [string, string]>,

  refusals: 'Refused, and why',
  refusalsLead:
    'If an address is yours, add it to the allowed ones. The form of each event is described in docs/events.md.',
  refusedTimes: (n: number) => `${some(n, 'time', 'times')}, last {when}`,

  commerce: 'Basket and orders',
  commerceNone: 'No word of products or baskets yet. Open a product page of your shop.',
  sources: { dataLayer: 'Read from your dataLayer', api: 'Told by your page’s calls to attendant()' },
  lastType: (type: string) => `Last: ${type}, {when}.`,
  lastCart: 'The last basket seen',
  cartEmpty: 'It is empty.',
  coupon: (code: string) => `Code ${code}`,
};
