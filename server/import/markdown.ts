import { lexer, type Token, type Tokens } from 'marked';
import { asked } from './asking.ts';
import { ASKS, oneLine, Unreadable, type Entry, type Found } from './entry.ts';
import { questionsIn, type Piece } from './sections.ts';

const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const MANY = 2;

/** The simple `name: value` lines that stand before a text. */
const frontOf = (text: string): { front: Record<string, string>; body: string } => {
  const found = FRONT.exec(text);
  if (!found) return { front: {}, body: text };
  const lines = found[1]!.split(/\r?\n/).map((line) => /^([\w-]+):\s*(.*?)\s*$/.exec(line));
  const front = Object.fromEntries(
    lines.flatMap((line) => (line ? [[line[1]!.toLowerCase(), line[2]!.replace(/^(["'])(.*)\1$/, '$2')]] : [])),
  );
  return { front, body: text.slice(found[0].length) };
};

/** Lists and quotes that begin in each other on one line: each costs the lexer the rest of the line again. */
const NESTED = /^[ \t]*(?:(?:[-*+][ \t]+|>[ \t]*|\d{1,9}[.)][ \t]+)){50}/m;
const TOO_DEEP = 'The Markdown cannot be read: too much stands in each other.';

const lexed = (text: string): Token[] => {
  if (NESTED.test(text)) throw new Unreadable(TOO_DEEP);
  try {
    return lexer(text);
  } catch (error) {
    throw new Unreadable(TOO_DEEP, { cause: error });
  }
};

/** Words of a heading without its signs. */
const plain = ({ tokens, text }: { tokens?: Token[] | undefined; text?: string; raw?: string }): string =>
  tokens ? tokens.map((one) => plain(one as Tokens.Generic)).join('') : (text ?? '');

const pieceOf = (token: Token): Piece<string> =>
  token.type === 'heading'
    ? { level: (token as Tokens.Heading).depth, title: plain(token as Tokens.Heading) }
    : { body: token.raw };

const nameOf = (file: string): string =>
  oneLine(
    file
      .replace(/^.*[/\\]/, '')
      .replace(/\.\w+$/, '')
      .replace(/^\d+[-_. ]+/, '')
      .replace(/[-_]+/g, ' '),
  );

/** Blocks as they were written, a line apart. */
const joined = (blocks: readonly string[]): string =>
  blocks
    .map((block) => block.replace(/^\n+/, '').trimEnd())
    .filter(Boolean)
    .join('\n\n');

/** The whole text as one article, under its first heading or the name of its file. */
const asOne = (pieces: readonly Piece<string>[], front: Record<string, string>, file: string): Entry[] => {
  const first = pieces.findIndex((piece) => 'level' in piece || piece.body.trim());
  const head = pieces[first];
  const titled = head !== undefined && 'level' in head;
  const rest = pieces.slice(titled && !front['title'] ? first + 1 : 0);
  const text = rest.map((piece) => ('level' in piece ? `${'#'.repeat(piece.level)} ${piece.title}` : piece.body));
  const question = front['title'] || (titled ? head.title : nameOf(file));
  return [{ question: oneLine(question), answer: joined(text) }];
};

/** Under headings, or below lines that ask where no heading does; nothing where the file is one article. */
const severalIn = (pieces: readonly Piece<string>[], body: string): Pick<Found, 'entries' | 'how'> | undefined => {
  const sections = questionsIn(pieces, (title, level) => `${'#'.repeat(level)} ${title}`);
  const lines = sections.some(({ title }) => ASKS.test(title)) ? [] : asked(body);
  const begins = ASKS.test(
    body
      .trimStart()
      .split('\n', 1)[0]!
      .replace(/[\s*_]+$/, ''),
  );
  if (lines.length >= MANY || (lines.length && begins)) return { how: 'lines that ask', entries: lines };
  if (sections.length < MANY) return undefined;
  const entries = sections.map(({ title, topic, bodies }): Entry => {
    return { question: title, answer: joined(bodies), ...(topic && { topic }) };
  });
  return { how: 'headings', entries };
};

/**
 * Questions and answers of a Markdown file: under headings that ask, below lines that ask, else the whole file as one
 * article. `title`, `topic`, `lang` and `id` may stand before the text between lines of `---`.
 * @param file its name, which stands in where there is no title
 */
export const entriesInMarkdown = (text: string, file: string): Found => {
  const { front, body } = frontOf(text);
  const pieces = lexed(body).map(pieceOf);
  const several = front['title'] ? undefined : severalIn(pieces, body);
  const { how, entries } = several ?? { how: 'a file an article', entries: asOne(pieces, front, file) };
  const topic = front['topic'] || front['category'];
  const lang = front['lang'] || front['language'];
  const id = several ? undefined : front['id'];
  return {
    entries: entries
      .filter(({ question, answer }) => question && answer)
      .map((one) => ({ ...one, ...(topic && { topic }), ...(lang && { lang }), ...(id && { id }) })),
    how,
  };
};
