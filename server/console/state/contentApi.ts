import type {
  ContentBodies,
  ContentDetail,
  ContentKind,
  ContentRow,
  ContentVersionText,
  DraftChange,
  PublishResult,
} from '../../../protocol/content.ts';
import type { Api } from './api.ts';

type Published<K extends ContentKind> = Omit<PublishResult, 'detail'> & { detail: ContentDetail<K> };

/** What the collector can be asked about contents of one kind. Everything rejects with ApiError. */
export interface ContentApi<K extends ContentKind> {
  list(): Promise<ContentRow<K>[]>;
  read(id: string): Promise<ContentDetail<K>>;
  version(id: string, version: number): Promise<ContentBodies[K]>;
  save(id: string, change: DraftChange<K>): Promise<ContentDetail<K>>;
  discard(id: string, rev: number): Promise<void>;
  publish(id: string, rev: number): Promise<Published<K>>;
  /** Publishes several drafts at once, all of them or none. */
  publishAll(drafts: readonly { id: string; rev: number }[]): Promise<{ revision: number }>;
  unpublish(id: string): Promise<Published<K>>;
  /** Makes a draft of an old version, in place of the draft with this `rev`; 0 if there is none. */
  restore(id: string, version: number, rev: number): Promise<ContentDetail<K>>;
}

export const createContentApi = <K extends ContentKind>(
  { get, send }: Pick<Api, 'get' | 'send'>,
  site: string,
  kind: K,
): ContentApi<K> => {
  const at = (id: string): string => `content/${kind}/${encodeURIComponent(id)}`;
  return {
    list: () => get(site, `content/${kind}`),
    read: (id) => get(site, at(id)),
    version: async (id, version) => (await get<ContentVersionText<K>>(site, `${at(id)}/versions/${version}`)).body,
    save: (id, change) => send(site, 'PUT', `${at(id)}/draft`, change),
    discard: (id, rev) => send(site, 'DELETE', `${at(id)}/draft?rev=${rev}`),
    publish: (id, rev) => send(site, 'POST', `${at(id)}/publish`, { rev }),
    publishAll: (drafts) => send(site, 'POST', `content/${kind}/publish`, { drafts }),
    unpublish: (id) => send(site, 'POST', `${at(id)}/unpublish`),
    restore: (id, version, rev) => send(site, 'POST', `${at(id)}/versions/${version}/restore`, { rev }),
  };
};
