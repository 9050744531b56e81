import type { ArticleContent } from '../../protocol/content.ts';
import type { Store, StoredContent } from '../store/store.ts';
import { questionOf } from './foldQuestions.ts';
import { baseOf } from './given.ts';

/** Bodies whose ways to ask are kept: to find the key of each takes long, and a version never changes. */
const KEPT = 4_000;

/** Which article has a question as a title or a phrasing, by the question's key. */
export interface Phrasebook {
  /** In drafts, unless the same article has it live. */
  drafts: ReadonlyMap<string, string>;
  live: ReadonlyMap<string, string>;
  /** Languages with a published article, without their countries. */
  langs: ReadonlySet<string>;
  /** Every language that something is written in, as its keys have it. */
  written: ReadonlySet<string>;
}

/** Languages in which there is something to read. */
const langsOf = (body: unknown): string[] =>
  Object.entries((body as Partial<ArticleContent>)?.languages ?? {}).flatMap(([lang, { title, text }]) =>
    title?.trim() && text?.trim() ? [baseOf(lang)] : [],
  );

const tagsOf = (body: unknown): string[] => Object.keys((body as Partial<ArticleContent>)?.languages ?? {});

/** The keys of all ways to ask that an article has, its titles among them. */
export const keysOf = (body: unknown): Set<string> => {
  const keys = new Set<string>();
  for (const [lang, { title, phrasings = [] }] of Object.entries((body as Partial<ArticleContent>)?.languages ?? {}))
    for (const text of [title, ...phrasings]) if (text) keys.add(questionOf(text, lang));
  return keys;
};

const known = new WeakMap<Store['content'], Map<string, Set<string>>>();

/** @param name of the body: the same for nothing else of this store */
const keysKept = ({ content }: Store, name: string, body: unknown): Set<string> => {
  const kept = known.get(content) ?? new Map<string, Set<string>>();
  known.set(content, kept);
  const found = kept.get(name) ?? keysOf(body);
  kept.delete(name);
  kept.set(name, found);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return found;
};

const nameOf = (siteId: number, id: string, version: number): string => `${siteId} ${id} ${version}`;

/** The ways to ask that one version of an article has; none if there is no such version. */
export const keysOfVersion = async (
  store: Store,
  siteId: number,
  id: string,
  version: number,
): Promise<Set<string>> => {
  const name = nameOf(siteId, id, version);
  const kept = known.get(store.content)?.get(name);
  if (kept) return kept;
  const item = await store.content.version(siteId, { kind: 'article', id }, version);
  return keysKept(store, name, item?.body);
};

/** Lets others have their turn: a help of hundreds of articles in many languages has tens of thousands of ways to ask. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const phrasebookOf = async (store: Store, siteId: number): Promise<Phrasebook> => {
  const [drafts, live] = [new Map<string, string>(), new Map<string, string>()];
  const [langs, written] = [new Set<string>(), new Set<string>()];
  const add = ({ id, draft, live: shown }: StoredContent): void => {
    const has = shown ? keysKept(store, nameOf(siteId, id, shown.version), shown.body) : new Set<string>();
    for (const key of has) live.set(key, id);
    for (const lang of langsOf(shown?.body)) langs.add(lang);
    for (const tag of [...tagsOf(shown?.body), ...tagsOf(draft?.body)]) written.add(tag);
    if (!draft) return;
    for (const key of keysKept(store, `${siteId} ${id} draft ${draft.rev}`, draft.body))
      if (!has.has(key)) drafts.set(key, id);
  };
  for (const [n, content] of (await store.content.list(siteId, 'article')).entries()) {
    if (n % 20 === 19) await breathe();
    add(content);
  }
  return { drafts, live, langs, written };
};
