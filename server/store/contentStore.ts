import type { StaffRef } from '../../protocol/console.ts';
import type { ContentKind } from '../../protocol/content.ts';

export interface ContentKey {
  kind: ContentKind;
  id: string;
}

/** One thing that owners wrote, in one version, as JSON with every language inside. */
export interface ContentItem extends ContentKey {
  version: number;
  body: unknown;
  at: number;
  by?: StaffRef;
}

export interface StoredDraft {
  /** Rises with every change, also over publishing. */
  rev: number;
  body: unknown;
  at: number;
  by?: StaffRef;
}

/** All that is known of one content; `live` is the version in the newest revision. At least one of the three is there. */
export interface StoredContent {
  id: string;
  draft?: StoredDraft;
  live?: ContentItem;
  newest?: ContentItem;
}

/** What a change of a draft was made upon: the draft's `rev`, 0 for none, and the newest version, if that was told. */
export interface DraftBase {
  rev: number;
  version?: number;
}

export interface Drafts {
  list(siteId: number, kind: ContentKind): Promise<StoredContent[]>;
  get(siteId: number, item: ContentKey): Promise<StoredContent | undefined>;
  /** Newest first, without bodies. */
  versions(siteId: number, item: ContentKey): Promise<Omit<ContentItem, 'body'>[]>;
  version(siteId: number, item: ContentKey, version: number): Promise<ContentItem | undefined>;
  /** The draft's new `rev`; undefined if what it was made upon has moved on. */
  saveDraft(
    siteId: number,
    item: ContentKey,
    base: DraftBase,
    body: unknown,
    by: number | undefined,
    now: number,
  ): Promise<number | undefined>;
  /** False if there is no draft, or not with this `rev`. */
  dropDraft(siteId: number, item: ContentKey, rev: number): Promise<boolean>;
  /** Whether this one is there, or fewer than `most` of its kind are. */
  hasRoom(siteId: number, item: ContentKey, most: number): Promise<boolean>;
}

/** A revision to be: the contents of `from`, without some, with new versions of some. */
export interface Release {
  /** The newest revision when it was computed; 0 if there was none. It becomes the next one. */
  base: number;
  /** The revision whose contents it takes over; 0 for none. */
  from: number;
  without: ContentKey[];
  /** `rev` is the draft's that becomes this version, which ends the draft. */
  add: (ContentKey & { version: number; body: unknown; rev?: number })[];
  /** The site document without its runtime fields, and the parts it names. */
  document: unknown;
  parts: ReadonlyMap<string, string>;
  /** Parts in brotli, by the same hashes; those that are kept so already may be left out. */
  packed?: ReadonlyMap<string, Uint8Array>;
  restored?: number;
}

export interface PackedPart {
  body: string;
  br?: Uint8Array;
}

/** What is other in a revision than in the one before; `body` is what it held before if it is gone. */
export interface RevisionChange extends ContentKey {
  how: 'added' | 'changed' | 'removed';
  body: unknown;
}

export interface StoredRevision {
  revision: number;
  at: number;
  by?: StaffRef;
  restored?: number;
  changes: RevisionChange[];
}

export interface Revisions {
  /** What a revision holds, the newest if none is named; undefined if there is no such revision. */
  contents(siteId: number, revision?: number): Promise<{ revision: number; items: ContentItem[] } | undefined>;
  /**
   * Makes the revision, all of it or nothing. False if another was made since `base`, or a draft in it has moved on:
   * the caller computes it anew. So nobody's publication is lost, whatever number of collectors publish.
   */
  publish(siteId: number, release: Release, by: number | undefined, now: number): Promise<boolean>;
  /** Newest first, those before `before`. */
  revisions(siteId: number, limit: number, before?: number): Promise<StoredRevision[]>;
  published(siteId: number): Promise<{ revision: number; document: unknown } | undefined>;
  part(siteId: number, hash: string): Promise<string | undefined>;
  /** As it is sent; without `br` it was published before parts were compressed at once. */
  packedPart(siteId: number, hash: string): Promise<PackedPart | undefined>;
  /** Hashes of the parts that are kept in brotli. */
  packed(siteId: number): Promise<Set<string>>;
}

export interface Previews {
  /** Keeps what a preview shows until then, and of this person's no more than the newest few. */
  keepPreview(
    siteId: number,
    staffId: number,
    tokenHash: Uint8Array,
    body: unknown,
    now: number,
    until: number,
  ): Promise<void>;
  preview(tokenHash: Uint8Array, now: number): Promise<unknown>;
}

/** Owners' content: drafts, versions, the published revisions of the site document, and previews. */
export interface ContentStore extends Drafts, Revisions, Previews {}
