import { digits, some } from '../../words/count.ts';

/** Every sentence around writing a nudge. */
export const editWords = {
  title: 'The note and its rule',
  titleRead: 'The note',
  name: 'Name',
  nameHint: 'For you: shoppers do not see it.',
  rule: 'When it is due',
  fields: {
    after_s: { label: 'Seconds without a change of the basket', hint: 'From 30 on. 600 are ten minutes.' },
    away_h: { label: 'Hours since the last visit', hint: 'Whoever is back sooner does not see it.' },
    threshold: { label: (currency: string) => `Delivery is free from (${currency})`, hint: 'As your shop has it.' },
    within: {
      label: (currency: string) => `At most missing (${currency})`,
      hint: 'With more than this missing it is not shown.',
    },
  },
  noRule: 'Nothing to set: it is due when the shopper makes to leave.',
  hold: 'Held back, per cent',
  holdMeans: (hold: number): string => {
    if (hold <= 0) return 'Nobody is held back, so nothing can be known: there is nobody to compare with.';
    if (hold > 50) return 'At most 50.';
    if (hold === 50) return 'Half see it and half do not. That is the quickest way to know whether it helps.';
    return `${digits.format(hold)} of 100 shoppers, chosen at random, do not see it. More would tell sooner.`;
  },
  half: 'Hold back half',
  on: 'On',
  off: 'Off',
  switchName: (name: string) => `${name} is on the pages`,

  words: 'Words',
  noteTitle: 'Title',
  noteText: 'Text',
  noteTextHint: 'May be left empty.',
  yes: 'Button',
  href: 'The button leads to',
  hrefHint: 'Begins with / or https://. Left empty: to the basket or the checkout.',
  begin: (language: string) => `Begin with our words in ${language}`,
  notWritten: (language: string) => `Nothing is written in ${language}: shoppers see it in the main language.`,
  insert: 'These stand for what is in the basket at that moment:',
  places: {
    item: 'the name of the dearest item',
    count: 'the number of items',
    gap: 'the amount missing to free delivery',
  },
  room: (left: number) => `${some(left, 'character', 'characters')} left`,

  preview: 'As a shopper sees it',
  previewLead: 'With made-up values in your colours.',
  bar: 'First, in one line',
  card: 'When it is pressed',
  sample: 'Picture of the item',

  publish: 'Publish',
  publishOn: 'Publish and switch on',
  publishTitle: (name: string) => `Publish ${name}?`,
  willShow: (hold: number) =>
    hold
      ? `Shoppers may see it within a minute. ${digits.format(hold)}\u00a0% of those for whom it is due are held back at random.`
      : 'Shoppers may see it within a minute. Nobody is held back, so whether it helps cannot be known.',
  newTrial: (version: number, people: number) =>
    `A new trial begins, counted from nothing: the ${some(people, 'person', 'people')} so far belong to version ${digits.format(version)}.`,
  changed: (what: string) => `Changed: ${what}.`,
  parts: { name: 'the name', rule: 'the rule', hold: 'the hold-out' },
  done: 'Published. Open pages follow within a minute.',
  offTitle: (name: string) => `Switch ${name} off?`,
  offLead: 'Shoppers no longer see it. What was counted stays. Switched on again, it begins a new trial.',
  offYes: 'Switch off',
  offDone: 'Switched off. Open pages follow within a minute.',
  refused: (message: string) => `Cannot be published: ${message}`,
  refusedIn: (message: string, language: string) => `Cannot be published, in ${language}: ${message}`,
  failed: (message: string) => `That did not work. ${message}`,
  savedByItself: 'The draft saves itself. Shoppers see nothing of it before it is published.',
  restoreTitle: (version: number) => `Bring version ${digits.format(version)} back as draft?`,
};
