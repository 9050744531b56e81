import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeDrafts, type Imported } from '../import/drafts.ts';
import { Unreadable, type Entry } from '../import/entry.ts';
import { fetchPage, NotPublic, type Page } from '../import/fetchPage.ts';
import { readSource, type Source } from '../import/read.ts';
import { siteLang } from '../import/siteLang.ts';
import { isLanguageTag } from '../publish/shapes.ts';
import type { Site } from '../store/store.ts';
import { print, siteOf, textFlag, withStore, type Command } from './context.ts';
import { CommandError, UsageError } from './usage.ts';

const BYTES = 20_000_000;
const MARKDOWN = /\.(?:md|markdown)$/i;

const readText = (path: string): Source => {
  if (statSync(path).size > BYTES) throw new CommandError(`${path} is larger than ${BYTES / 1e6} MB.`);
  return { text: readFileSync(path, 'utf8'), name: path };
};

const readPage = async (address: string, allowPrivate: boolean): Promise<Page> => {
  try {
    return await fetchPage(address, { allowPrivate });
  } catch (error) {
    if (!(error instanceof NotPublic)) throw error;
    throw new CommandError(`${error.message} "--allow-private" reads it all the same.`);
  }
};

/** A page, a file, or every Markdown file in a folder. */
const sourcesOf = async (what: string, allowPrivate: boolean): Promise<Source[]> => {
  if (/^https?:\/\//i.test(what)) {
    const { text, url, type } = await readPage(what, allowPrivate);
    return [{ text, name: url, type }];
  }
  const stat = statSync(what, { throwIfNoEntry: false });
  if (!stat) throw new CommandError(`There is no file or folder ${what}.`);
  if (!stat.isDirectory()) return [readText(what)];
  const names = readdirSync(what, { recursive: true, encoding: 'utf8' }).filter((name) => MARKDOWN.test(name));
  if (names.length === 0) throw new CommandError(`There is no Markdown file in ${what}.`);
  return names.toSorted().map((name) => readText(join(what, name)));
};

/** What is in all of them; of several files one may well have nothing. Links of a saved page lead into the shop. */
const entriesOf = (sources: readonly Source[], { origins }: Site): { entries: Entry[]; lang?: string | undefined } => {
  const entries: Entry[] = [];
  const base = origins.find((origin) => !origin.includes('*'));
  let lang: string | undefined;
  for (const source of sources) {
    try {
      const found = readSource({ ...source, base });
      print(`${source.name}: ${found.entries.length} from ${found.how}`);
      for (const entry of found.entries) entries.push(entry);
      lang ??= found.lang;
    } catch (error) {
      if (!(error instanceof Unreadable) || sources.length === 1) throw error;
      print(error.message);
    }
  }
  return { entries, lang };
};

const report = ({ outcomes, topics, noRoom }: Imported, dry: boolean, url: string): void => {
  for (const { how, id, question, why, unfit = [] } of outcomes) {
    print(`${how.padEnd(8)}  ${question}  (${why ?? id})`);
    for (const one of unfit) print(`left out  ${one.question}  (${one.why})`);
  }
  if (topics.length) print(`topics    ${topics.join(', ')}  (${dry ? 'would be ' : ''}added to the draft of topics)`);
  if (noRoom.length) print(`topics    ${noRoom.join(', ')}  (left out: there are as many as a site may have)`);
  const count = (kind: string): number => outcomes.filter(({ how }) => how === kind).length;
  const drafts = count('draft') === 1 ? 'draft' : 'drafts';
  const made = `${count('draft')} ${dry ? `would be ${drafts}` : `new ${drafts}`}`;
  print(`${made}, ${count('there')} there already, ${count('left out')} left out.`);
  if (!dry && count('draft')) print(`Read and publish them under Articles: ${url}/console/`);
};

const langFlag = (command: Command): string | undefined => {
  const lang = textFlag(command, 'lang');
  if (lang !== undefined && !isLanguageTag(lang))
    throw new UsageError(`--lang ${lang} is not a language tag, such as en or ro`);
  return lang;
};

/** `import faq FILE|URL`: questions and answers from elsewhere become drafts of articles. */
export const importFaq = async (command: Command): Promise<void> => {
  const [what] = command.words;
  if (!what || command.words.length > 1) throw new UsageError('Write "import faq FILE", a folder or an address.');
  const told = langFlag(command);
  const dry = command.flags['dry-run'] === true;
  const sources = await sourcesOf(what, command.flags['allow-private'] === true);
  await withStore(command, async (store) => {
    const site = await siteOf(command, store);
    const { entries, lang } = entriesOf(sources, site);
    const known = lang && isLanguageTag(lang) ? lang : undefined;
    const options = { lang: told ?? known ?? (await siteLang(store, site)), now: Date.now(), dry };
    report(await makeDrafts(store, site, entries, options), dry, command.settings.publicUrl);
  });
};
