import { randomBytes } from 'node:crypto';
import type { LookContent } from '../../protocol/content.ts';
import { originOf } from '../guard/origin.ts';
import { publishNewSite } from '../publish/publish.ts';
import { isLanguageTag } from '../publish/shapes.ts';
import { standardContents } from '../publish/standard.ts';
import { neededFlag, print, textFlag, withStore, type Command } from './context.ts';
import { CommandError, UsageError } from './usage.ts';

const NAME = /^\P{Cc}{1,80}$/u;
// Not beginning with a dash: `--site -key` would be taken for another flag.
const KEY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const COLOUR = /^#[0-9a-f]{6}$/i;

/** Comma-separated, each once. */
const originsOf = (text: string): string[] => {
  const origins = text.split(',').map((one) => {
    const origin = originOf(one.trim());
    if (!origin) throw new UsageError(`--origin ${one.trim()} is not an origin, such as https://shop.example`);
    return origin;
  });
  return [...new Set(origins)];
};

const zoneOf = (text: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(`--time-zone ${text} is not a time zone, such as Europe/Bucharest`);
  }
};

const currencyOf = (text: string): string => {
  const code = text.toUpperCase();
  if (Intl.supportedValuesOf('currency').includes(code)) return code;
  throw new UsageError(`--currency ${text} is not an ISO 4217 code, such as EUR`);
};

const lookOf = (command: Command): Partial<LookContent> => {
  const brand = textFlag(command, 'brand');
  const lang = textFlag(command, 'lang');
  if (brand !== undefined && !COLOUR.test(brand))
    throw new UsageError(`--brand ${brand} is not a colour, such as #1d5c50`);
  if (lang !== undefined && !isLanguageTag(lang))
    throw new UsageError(`--lang ${lang} is not a language tag, such as en or ro`);
  return { ...(brand ? { brand: brand.toLowerCase() } : {}), ...(lang ? { lang } : {}) };
};

const keyOf = (command: Command): string => {
  const key = textFlag(command, 'key') ?? randomBytes(8).toString('hex');
  if (!KEY.test(key))
    throw new UsageError(
      `--key ${key} may have letters, digits, - and _, at most 64, and begins with a letter or digit`,
    );
  return key;
};

/** `site add NAME`: makes and publishes a site, and prints its keys and its tag. */
export const addSite = async (command: Command): Promise<void> => {
  const name = command.words[0]?.trim();
  if (!name || command.words.length > 1)
    throw new UsageError('Write the name after "site add", in quotes if it has blanks.');
  if (!NAME.test(name)) throw new UsageError('The name may have 80 characters, and stands on one line.');
  const site = {
    key: keyOf(command),
    secret: randomBytes(32).toString('base64url'),
    name,
    origins: originsOf(neededFlag(command, 'origin', 'https://shop.example')),
    timeZone: zoneOf(neededFlag(command, 'time-zone', 'Europe/Bucharest')),
    currency: currencyOf(neededFlag(command, 'currency', 'EUR')),
  };
  const contents = standardContents(lookOf(command), !command.flags['no-survey']);
  await withStore(command, async (store) => {
    if (await store.sites.byKey(site.key)) throw new CommandError(`There is a site with the key ${site.key} already.`);
    await publishNewSite(store, await store.sites.add(site, Date.now()), Date.now(), contents);
  });
  print(`site        ${site.name}`);
  print(`public key  ${site.key}`);
  print(`secret key  ${site.secret}`);
  print(`tag         <script async src="${command.settings.publicUrl}/attendant.js" data-site="${site.key}"></script>`);
};
