import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../../state/app.ts';
import { Icon } from '../../ui/parts.tsx';
import type { Group, Row } from './arrange.ts';
import { topicName } from './rows.tsx';
import { rowTitle, type Articles } from './state.ts';
import { articleWords } from './words.ts';

const words = articleWords.arrange;

interface ArrangeProps {
  app: App;
  articles: Articles;
}
type By = 1 | -1;

const nameOf = (articles: Articles, row: Row): { title: string; lang: string } => {
  const { title, lang } = rowTitle(row, articles.languages.value[0] ?? '');
  return { title: title || articleWords.untitled, lang };
};

interface RowProps {
  articles: Articles;
  row: Row;
  topic: string;
  onMove: (id: string, by: By) => void;
}

const RowToMove = ({ articles, row, topic, onMove }: RowProps) => {
  const { title, lang } = nameOf(articles, row);
  return (
    <li class="article-row" data-id={row.id}>
      <span class="move">
        <button
          type="button"
          class="ctl bare"
          data-by="-1"
          aria-label={words.up(title)}
          onClick={() => onMove(row.id, -1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          class="ctl bare"
          data-by="1"
          aria-label={words.down(title)}
          onClick={() => onMove(row.id, 1)}
        >
          <Icon name="down" />
        </button>
      </span>
      <span class="move-title" lang={lang} dir="auto">
        {title}
      </span>
      <select
        aria-label={words.topic(title)}
        value={topic}
        onChange={(event) => articles.moveTo(row.id, event.currentTarget.value)}
      >
        {articles.topics.value.map(({ id }) => (
          <option key={id} value={id}>
            {topicName(articles, id)}
          </option>
        ))}
        <option value="">{articleWords.noTopic}</option>
      </select>
    </li>
  );
};

const Foot = ({ app, articles }: ArrangeProps) => {
  const changes = articles.changes.value;
  const drafts = changes.filter(({ row }) => row.state !== 'live').length;
  const publish = async (): Promise<void> => {
    const { problem, published } = await articles.publishOrder();
    if (problem) app.notices.refuse(words.failed(problem));
    else app.notices.speak(published ? words.done : words.saved);
  };
  return (
    <div class="arrange-foot">
      <p role="status">
        {words.moved(changes.length)}. {drafts > 0 && words.drafts(drafts)}
      </p>
      <button type="button" class="ctl" onClick={() => articles.arrange(false)}>
        {words.cancel}
      </button>
      <button
        type="button"
        class="ctl ink"
        disabled={!changes.length}
        aria-busy={articles.busy.value}
        onClick={() => void publish()}
      >
        {words.publish}
      </button>
    </div>
  );
};

/** Moves articles; the keyboard stays on the button that moved one, wherever its row is drawn then. */
const useMoving = ({ app, articles }: ArrangeProps) => {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<{ id: string; by: By } | undefined>(undefined);
  const groups = articles.groups.value;
  useLayoutEffect(() => {
    const moved = last.current;
    last.current = undefined;
    const group = groups.find(({ rows }) => rows.some(({ id }) => id === moved?.id));
    if (!moved || !group) return;
    const n = group.rows.findIndex(({ id }) => id === moved.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${moved.id}"] [data-by="${moved.by}"]`)?.focus();
    const { title } = nameOf(articles, group.rows[n]!);
    app.notices.speak(words.at(title, n + 1, group.rows.length, topicName(articles, group.topic)));
  }, [groups]);
  const move = (id: string, by: By): void => {
    last.current = { id, by };
    articles.move(id, by);
  };
  return { list, move };
};

const Topic = ({ group, articles, onMove }: { group: Group; articles: Articles; onMove: RowProps['onMove'] }) => {
  const name = topicName(articles, group.topic);
  return (
    <section class="topic" aria-label={name}>
      <h2>
        <bdi>{name}</bdi> <span>{group.rows.length}</span>
      </h2>
      <ul>
        {group.rows.map((row) => (
          <RowToMove key={row.id} articles={articles} row={row} topic={group.topic} onMove={onMove} />
        ))}
      </ul>
    </section>
  );
};

/** Puts articles into another order or topic; nothing is other for shoppers before it is published. */
export const Arrange = (props: ArrangeProps) => {
  const { list, move } = useMoving(props);
  return (
    <div class="arrange" ref={list}>
      <p class="lead">{words.lead}</p>
      {props.articles.groups.value.map((group) => (
        <Topic key={group.topic} group={group} articles={props.articles} onMove={move} />
      ))}
      <Foot {...props} />
    </div>
  );
};
