import type { NudgeWords } from './words.ts';

export const words: NudgeWords = {
  no: 'No, thanks',
  why: 'Why do I see this?',
  whyTitle: 'Why do you see this?',
  back: 'Back',
  stop: 'No more notes',
  hide: 'Hide',
  idle: 'The basket has not changed for {time}',
  pointer: 'There is something in the basket, and the pointer left the page at the top',
  scroll: 'There is something in the basket, and the page was scrolled up quickly',
  delivery: 'Delivery is free from {from} on, and {gap} is missing',
  away: 'The basket is from your last visit, more than {time} ago',
  called: 'The shop’s page called for this note',
  day: { one: 'At most one such note in 24 hours', other: 'At most {count} such notes in 24 hours' },
  tab: { one: 'At most one such note in this tab', other: 'At most {count} such notes in this tab' },
  device: 'Worked out on this device',
  held: '{share} of shoppers, chosen at random, do not see it: so the shop learns whether it helps',
};
