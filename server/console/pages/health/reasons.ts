/** A refusal as an owner understands it. */
export interface Reason {
  what: string;
  todo: string;
  /** A page of the console where it is done. */
  at?: 'install';
  /** It comes every day, and is as it should be. */
  usual?: true;
}

const DEVELOPER =
  'If it goes on, give the words below to your developer: docs/events.md has the shape, and the page’s console names it.';

/** The collector's reasons by how they begin or what they hold; the first that fits. */
const KNOWN: readonly (readonly [RegExp, Reason])[] = [
  [
    /^a page of an origin/,
    {
      what: 'A page at an address that is not in your list sent something.',
      todo: 'If the page is yours, add its address. If it is not, leave it: a tag can be copied, and this is what keeps the copy out.',
      at: 'install',
    },
  ],
  [
    /^older than retention/,
    {
      what: 'An event came after the time for which events are kept.',
      todo: 'A device was away for that long, and nothing can be done for it. If it happens often, keep events for longer (RETENTION_DAYS).',
    },
  ],
  [
    /erased|forgotten/,
    {
      what: 'Something came of a visitor who was erased.',
      todo: 'Nothing is to be done: it must not be kept.',
      usual: true,
    },
  ],
  [
    /^a bot$/,
    { what: 'A robot opened your pages.', todo: 'Nothing is to be done: robots are not visitors.', usual: true },
  ],
  [
    /^data[.:]/,
    {
      what: 'Your pages described a product, a basket or an order in a way that cannot be counted.',
      todo: `Such events are in no figure. ${DEVELOPER}`,
    },
  ],
  [
    /^order: /,
    {
      what: 'Your server told of an order that could not be read.',
      todo: 'It was told why. Give the words below to your developer: docs/api.md has the shape.',
    },
  ],
  [
    /^(id|type|at|seq|page|not an object)\b/,
    {
      what: 'An event was not built as the tag builds it.',
      todo: `A program other than the tag may have sent it, or a very old copy of the tag. ${DEVELOPER}`,
    },
  ],
  [
    /^(kind|rev|lang|text|rating|email|name|survey|answers|done|follow|cart|a message|a survey|a csat)\b/,
    {
      what: 'A message or an answer to a survey could not be read.',
      todo: `Who sent it was told that it was not taken. ${DEVELOPER}`,
    },
  ],
];

const OTHER: Reason = { what: 'Something was refused for another reason.', todo: DEVELOPER };

/** @param why as the collector told the sender, positions in lists aside */
export const tellReason = (why: string): Reason => KNOWN.find(([pattern]) => pattern.test(why))?.[1] ?? OTHER;
