import type { Page } from '../state/address.ts';

/** Keys, and what they do. */
type KeyRows = readonly (readonly [keys: string, does: string])[];

const GOING: KeyRows = [
  ['G then O', 'Go to Overview'],
  ['G then I', 'Go to Inbox'],
  ['G then Q', 'Go to Questions'],
  ['G then A', 'Go to Articles'],
  ['G then F', 'Go to Self-service'],
  ['G then U', 'Go to Nudges'],
  ['G then S', 'Go to Settings'],
  ['G then N', 'Go to Install'],
  ['G then H', 'Go to Health'],
];

const OWN: Partial<Record<Page, KeyRows>> = {
  inbox: [
    ['J K', 'Next, previous'],
    ['Enter', 'Open'],
    ['E', 'Done, or open again'],
    ['L', 'Label'],
    ['A', 'Give to someone'],
    ['N', 'Write a note'],
    ['Ctrl\u00a0Enter', 'Add the note'],
  ],
  questions: [
    ['J K', 'Next, previous question'],
    ['Enter', 'Open the question'],
  ],
  articles: [
    ['J K', 'Next, previous in the list'],
    ['Enter', 'Open the article'],
    ['Ctrl\u00a0S', 'Save the draft now'],
    ['Ctrl\u00a0Enter', 'Publish'],
  ],
  nudges: [
    ['J K', 'Next, previous'],
    ['Enter', 'Open'],
  ],
};

export const keyWords = {
  title: 'Keys',
  single: 'Single keys',
  singleLead: 'Switch them off if you use speech input or they get in your way. Ctrl K always works.',
  /** What one page alone has. */
  own: OWN,
  here: (page: string) => `On ${page}`,
  everywhere: 'Everywhere',
  list: [
    ['/', 'Search'],
    ['Ctrl\u00a0K', 'Search, always'],
    ...GOING,
    ['Esc', 'Leave a field, close'],
    ['?', 'This list'],
  ] as KeyRows,
  hint: [
    ['J K', 'move'],
    ['L', 'label'],
    ['A', 'give'],
    ['E', 'done'],
    ['?', 'all keys'],
  ] as KeyRows,
};
