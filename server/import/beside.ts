import { ASKS, type Entry, type Found } from './entry.ts';
import { TITLE } from './into.ts';

// A page may hold questions in several ways: two in its data for search engines, eight more in sections that fold.

type Read = Pick<Found, 'entries' | 'how'>;

/** So many must ask in one way to be taken: one alone is often a notice about cookies, or around the questions. */
const LEAST = 2;
/** Questions of a page beyond which nothing more is looked for: each is held against every other. */
const MOST = 500;
/** Letters from which two answers that are one text are no chance. */
const SENTENCE = 25;

/** Words and question marks, in which two ways to write down the same text are alike. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/[？؟]/g, '?')
    .replace(/[^\p{L}\p{M}\p{N}?]+/gu, ' ')
    .trim();

interface Plain {
  asked: string;
  answered: string;
}
const plainOf = ({ question, answer }: Entry): Plain => ({ asked: plain(question), answered: plain(answer) });

/** Whether it is a question of its own: neither seen yet, nor a part of what is, nor around it. */
const isApart = ({ asked, answered }: Plain, seen: readonly Plain[]): boolean =>
  !seen.some((one) => {
    const isSame = answered.length >= SENTENCE && one.answered === answered;
    const isAround = ASKS.test(one.asked) && answered.includes(one.asked);
    return one.asked === asked || isSame || isAround || one.answered.includes(asked);
  });

/** What was found in one way, with what asks in others and is not among it; `how` says both, and what was left out. */
export const withOthers = (main: Read, others: readonly Read[]): Read => {
  const entries = [...main.entries];
  const seen = entries.map(plainOf);
  const [more, left, many]: [string[], string[], string[]] = [[], [], []];
  for (const { how, entries: all } of others) {
    const asking = all.filter(({ question }) => ASKS.test(question) && question.length <= TITLE);
    if (seen.length + asking.length > MOST) {
      if (asking.length) many.push(how);
      continue;
    }
    const apart = asking.map((entry) => ({ entry, words: plainOf(entry) })).filter(({ words }) => isApart(words, seen));
    seen.push(...apart.map(({ words }) => words));
    const found = apart.map(({ entry }) => entry);
    if (found.length >= LEAST) {
      entries.push(...found);
      more.push(`${found.length} in ${how}`);
    } else left.push(...found.map(({ question }) => `“${question}” in ${how}`));
  }
  const also = more.length ? `, with ${more.join(' and ')} besides` : '';
  const without = left.length ? `; left out, as each asks there alone: ${left.join(', ')}` : '';
  const unread = many.length ? `; too many questions to look for others in ${many.join(' and ')}` : '';
  return { how: `${main.how}${also}${without}${unread}`, entries };
};
