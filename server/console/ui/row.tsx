import type { InboxItem } from '../../../protocol/console.ts';
import type { Times } from '../format/times.ts';
import { firstName, nameOf } from '../format/names.ts';
import { toneOf } from '../format/scores.ts';
import { words } from '../words.ts';
import { Hidden, Icon, Tag, Time } from './parts.tsx';

const told = words.inbox;

/** The score in its colour, or the sign of a message. */
const Chip = ({ item }: { item: InboxItem }) => {
  if (item.score === undefined) {
    return (
      <span class="sc">
        <Icon name={item.kind === 'message' ? 'mail' : item.kind === 'feedback' ? 'heart' : 'star'} />
      </span>
    );
  }
  return (
    <span class={`sc ${toneOf(item.score, item.scale)}`}>
      <span aria-hidden="true">{item.score}</span>
      <Hidden>{told.score(item.score, item.scale)}</Hidden>
    </span>
  );
};

interface RowProps {
  item: InboxItem;
  href: string;
  selected: boolean;
  times: Times;
  now: number;
  onFocus: () => void;
}

/** One line of the inbox: what was said, when, and what staff made of it. */
export const Row = ({ item, href, selected, times, now, onFocus }: RowProps) => (
  <li>
    <a
      class={`it${item.read ? '' : ' new'}${item.status === 'done' ? ' finished' : ''}`}
      href={href}
      data-id={item.id}
      aria-current={selected ? 'true' : undefined}
      onFocus={onFocus}
    >
      <Chip item={item} />
      {item.text ? (
        <span class="words" dir="auto" lang={item.lang}>
          {item.text}
        </span>
      ) : (
        <span class="words none">{told.noWords}</span>
      )}
      <span class="when">
        <Time at={item.at} now={now} times={times} />
      </span>
      <span class="facts">
        {!item.read && <Hidden>{told.unread}.</Hidden>}
        <span>{item.survey ? nameOf(item.survey) : words.kinds[item.kind]}</span>
        {item.status === 'done' && (
          <Tag tone="ok">
            <Icon name="check" small />
            {words.statuses.done}
          </Tag>
        )}
        {item.labels.map((label) => (
          <Tag key={label}>
            <bdi>{label}</bdi>
          </Tag>
        ))}
        {item.assignee && (
          <span class="given" title={item.assignee.name}>
            <Icon name="person" small />
            <bdi>{firstName(item.assignee.name)}</bdi>
          </span>
        )}
      </span>
    </a>
  </li>
);
