import type { TopicsContent } from '../../protocol/content.ts';
import { MOST_TOPICS, TOPIC_NAME } from '../publish/shapes.ts';
import type { ContentStore } from '../store/contentStore.ts';
import { fold } from '../../widget/answers/words.ts';
import { oneLine, Unreadable } from './entry.ts';
import { freeId, slugOf } from './ids.ts';

const KEY = { kind: 'topics', id: 'topics' } as const;

/** The topics are others than those that were read. */
export class TopicsMoved extends Unreadable {}

/** A site's topics, to which new ones are added. */
export interface Topics {
  /** Of the topic with this name in any language, which is added if there is none; undefined when there is no room. */
  idOf(name: string, lang: string): string | undefined;
  /** The same for a topic whose id and names are known. */
  idFor(id: string, names: Record<string, string>): string | undefined;
  /** Names of those that were added. */
  added: string[];
  /** Names of those for which there was no room. */
  noRoom: Set<string>;
  /** Keeps what was added as a draft. @throws TopicsMoved if somebody changed them since they were read */
  save(by: number | undefined, now: number): Promise<void>;
}

export const openTopics = async (content: ContentStore, siteId: number): Promise<Topics> => {
  const known = await content.get(siteId, KEY);
  const before = (known?.draft ?? known?.live ?? known?.newest)?.body as TopicsContent | undefined;
  const topics = structuredClone(before?.topics ?? []);
  const added: string[] = [];
  const noRoom = new Set<string>();

  const find = (id: string, names: readonly string[]): string | undefined => {
    const wanted = new Set(names.map(fold));
    const isIt = (topic: TopicsContent['topics'][number]): boolean =>
      topic.id === id || Object.values(topic.names).some((name) => wanted.has(fold(name)));
    return topics.find(isIt)?.id;
  };
  const add = (wanted: string, names: Record<string, string>): string | undefined => {
    const [name = ''] = Object.values(names);
    if (topics.length >= MOST_TOPICS) {
      noRoom.add(name);
      return undefined;
    }
    const id = freeId(wanted, new Set(topics.map((one) => one.id)));
    topics.push({ id, names });
    added.push(name);
    return id;
  };

  return {
    added,
    noRoom,
    idOf: (given, lang) => {
      const name = oneLine(given.replace(/\p{Cc}/gu, ' ')).slice(0, TOPIC_NAME);
      return find(name, [name]) ?? add(slugOf(name), { [lang]: name });
    },
    idFor: (id, names) => find(id, Object.values(names)) ?? add(id, names),
    save: async (by, now) => {
      if (added.length === 0) return;
      const saved = await content.saveDraft(siteId, KEY, { rev: known?.draft?.rev ?? 0 }, { topics }, by, now);
      if (saved === undefined)
        throw new TopicsMoved('Somebody changed the topics meanwhile. Nothing was made: try again.');
    },
  };
};
