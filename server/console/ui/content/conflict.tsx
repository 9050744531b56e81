import type { ContentKind } from '../../../../protocol/content.ts';
import type { ContentItem } from '../../state/content.ts';
import { contentWords } from '../../words/content.ts';
import { CopyText } from '../copy.tsx';
import { Icon } from '../parts.tsx';

const words = contentWords.conflict;

interface ConflictProps<K extends ContentKind> {
  item: ContentItem<K>;
  /** What was written here and is other than theirs, as text to take away. */
  mine: string;
}

/** Somebody else was quicker: theirs is shown, mine is offered as text, and the person chooses. */
export const Conflict = <K extends ContentKind>({ item, mine }: ConflictProps<K>) => {
  const detail = item.detail.value;
  const by = (detail?.draft ?? detail?.live)?.by?.name ?? words.somebody;
  return (
    <section class="conflict" role="alert">
      <h2>
        <Icon name="warn" />
        <bdi>{words.title(by)}</bdi>
      </h2>
      <p>{words.lead}</p>
      {mine && (
        <details>
          <summary>{words.mine}</summary>
          <CopyText text={mine} name={words.copy} />
        </details>
      )}
      <p class="conflict-acts">
        <button type="button" class="ctl" onClick={item.takeTheirs}>
          {words.takeTheirs}
        </button>
        <button type="button" class="ctl" onClick={item.takeMine}>
          {words.takeMine}
        </button>
      </p>
    </section>
  );
};
