import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { TopicsContent } from '../../../../protocol/content.ts';
import { language } from '../../format/money.ts';
import { slugOf } from '../../format/slug.ts';
import { createContentItem } from '../../state/content.ts';
import { Conflict } from '../../ui/content/conflict.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Failed, Icon, Skeleton } from '../../ui/parts.tsx';
import { contentWords } from '../../words/content.ts';
import type { Articles } from './state.ts';
import { articleWords } from './words.ts';

const words = articleWords.topics;
type Topic = TopicsContent['topics'][number];

/** A topic's id once it has a name; it stays when the name is changed. */
const withIds = (topics: Topic[], main: string): Topic[] => {
  const taken = new Set(topics.map(({ id }) => id));
  return topics.map((topic) => {
    if (topic.id) return topic;
    const name = topic.names[main] || Object.values(topic.names).find(Boolean);
    const wanted = slugOf(name ?? '', 'topic');
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
    taken.add(id);
    return { ...topic, id };
  });
};

const asText = ({ topics }: TopicsContent): string =>
  topics.map(({ names }) => Object.values(names).join(' / ')).join('\n');

const isNamed = ({ names }: Topic): boolean => Object.values(names).some((name) => name.trim());

interface OneProps {
  topic: Topic;
  n: number;
  last: boolean;
  languages: readonly string[];
  /** How many articles stand under it. */
  count: number;
  onChange: (topic: Topic) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

const One = ({ topic, n, last, languages, count, onChange, onMove, onRemove }: OneProps) => {
  const [main = ''] = languages;
  const name = topic.names[main] || words.topic(n + 1);
  const rename = (lang: string, text: string): void => {
    const { [lang]: _, ...others } = topic.names;
    onChange({ ...topic, names: text ? { ...topic.names, [lang]: text } : others });
  };
  return (
    <fieldset class="topic-edit">
      <legend>
        <bdi>{name}</bdi> <span class="meta">{count > 0 && articleWords.count(count)}</span>
      </legend>
      <p class="topic-acts">
        <button
          type="button"
          class="ctl bare"
          disabled={n === 0}
          aria-label={words.up(name)}
          onClick={() => onMove(-1)}
        >
          <Icon name="up" />
        </button>
        <button type="button" class="ctl bare" disabled={last} aria-label={words.down(name)} onClick={() => onMove(1)}>
          <Icon name="down" />
        </button>
        <button type="button" class="ctl bare" aria-label={words.remove(name)} onClick={onRemove}>
          <Icon name="x" />
        </button>
      </p>
      <div class="topic-names">
        {languages.map((lang) => (
          <Field
            key={lang}
            label={language(lang)}
            value={topic.names[lang] ?? ''}
            maxLength={60}
            dir="auto"
            onValue={(text) => rename(lang, text)}
          />
        ))}
      </div>
    </fieldset>
  );
};

/** The topics as they are edited here; nothing of it is stored before it is published. */
const useTopics = ({ app, site, articles }: PageProps & { articles: Articles }) => {
  const topics = useSignal<Topic[] | undefined>(undefined);
  const problem = useSignal('');
  /** That of new topics which came with articles; it waits for the first of these to be published. */
  const waiting = useSignal(false);
  const item = useMemo(
    () =>
      createContentItem({
        api: app.api,
        site: site.key,
        kind: 'topics',
        id: 'topics',
        blank: { topics: [] },
        storage: app.writing.device(),
        now: Date.now,
      }),
    [],
  );
  const load = async (): Promise<void> => {
    await item.load();
    waiting.value = item.detail.value?.draft !== undefined;
    topics.value = item.body.value?.topics;
  };
  useEffect(() => void load(), []);
  const publish = async (): Promise<boolean> => {
    const list = topics.value ?? [];
    problem.value = list.every(isNamed) ? '' : words.unnamed;
    if (problem.value || item.busy.value) return false;
    item.edit({ topics: withIds(list, articles.languages.value[0] ?? '') }, 0);
    const revision = await item.publish();
    problem.value = item.refusal.value?.message ?? '';
    if (revision !== undefined) await articles.load();
    return revision !== undefined;
  };
  // After a collision theirs are shown, then those that are chosen.
  useSignalEffect(() => {
    const { value } = item.body;
    if (value && topics.peek()) topics.value = value.topics;
  });
  return { topics, problem, waiting, item, load, publish };
};

const swapped = (topics: Topic[], n: number, by: 1 | -1): Topic[] => {
  const next = [...topics];
  [next[n], next[n + by]] = [next[n + by]!, next[n]!];
  return next;
};

type TopicsProps = PageProps & { articles: Articles; onClose: () => void };

/** What articles stand under: names in each language, and their order. */
export const Topics = (props: TopicsProps) => {
  const { app, articles, onClose } = props;
  const { topics, problem, waiting, item, load, publish } = useTopics(props);
  const list = topics.value;
  const languages = articles.languages.value;
  const countOf = (id: string): number => (articles.rows.value ?? []).filter(({ body }) => body.topic === id).length;
  const orphans = (item.body.value?.topics ?? []).filter(({ id }) => !list?.some((topic) => topic.id === id));
  const left = orphans.reduce((sum, { id }) => sum + countOf(id), 0);
  const close = (): void => {
    // A draft that could not be published is none that anybody asked for.
    if (item.mine.value) item.takeTheirs();
    else if (!waiting.value && (problem.value || item.detail.value?.draft)) void item.discard();
    onClose();
  };
  const save = async (): Promise<void> => {
    if (!(await publish())) return;
    app.notices.speak(contentWords.publish.done);
    onClose();
  };
  return (
    <Dialog title={words.title} class="topics-dialog" onClose={close}>
      <h2>{words.title}</h2>
      <p class="lead">{words.lead}</p>
      {item.problem.value && <Failed title={words.failed} reason={item.problem.value} retry={() => void load()} />}
      {!list && !item.problem.value && <Skeleton rows={3} />}
      {item.mine.value && <Conflict item={item} mine={asText(item.mine.value)} />}
      {list && (
        <>
          {!list.length && <p class="lead">{words.none}</p>}
          {list.map((topic, n) => (
            <One
              key={topic.id || n}
              {...{ topic, n, languages }}
              last={n === list.length - 1}
              count={topic.id ? countOf(topic.id) : 0}
              onChange={(next) => (topics.value = list.with(n, next))}
              onMove={(by) => (topics.value = swapped(list, n, by))}
              onRemove={() => (topics.value = list.filter((_, at) => at !== n))}
            />
          ))}
          <button type="button" class="ctl" onClick={() => (topics.value = [...list, { id: '', names: {} }])}>
            <Icon name="plus" />
            {words.add}
          </button>
          {left > 0 && <p class="lead">{words.removed(left)}</p>}
        </>
      )}
      <p class="error" role="alert">
        {problem.value}
      </p>
      <p class="asking-acts">
        <button type="button" class="ctl" onClick={close}>
          {words.cancel}
        </button>
        <button
          type="button"
          class="ctl ink"
          disabled={!list || !!item.mine.value}
          aria-busy={item.busy.value === 'publish'}
          onClick={() => void save()}
        >
          {words.save}
        </button>
      </p>
    </Dialog>
  );
};
