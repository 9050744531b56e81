import { useId } from 'preact/hooks';
import type { ArticleContent } from '../../../../protocol/content.ts';
import type { ContentItem } from '../../state/content.ts';
import { refusedAt } from '../../state/refusal.ts';
import { Lines } from '../../ui/content/lines.tsx';
import { withAbout } from './body.ts';
import { topicName } from './rows.tsx';
import type { Articles } from './state.ts';
import { articleWords } from './words.ts';

const words = articleWords.edit;

interface AboutProps {
  item: ContentItem<'article'>;
  body: ArticleContent;
  articles: Articles;
  readOnly: boolean;
}

/** What holds for an article in every language. */
export const About = ({ item, body, articles, readOnly }: AboutProps) => {
  const id = useId();
  const topics = articles.topics.value;
  const change = (next: Parameters<typeof withAbout>[1]): void => item.edit(withAbout(item.body.peek() ?? body, next));
  const refused = (name: string): string | undefined => refusedAt(item.refusal.value, name);
  const known = topics.some((topic) => topic.id === body.topic);
  return (
    <section class="card about-form" aria-labelledby={id}>
      <h2 id={id}>{words.about}</h2>
      <div class="field">
        <label for={`${id}-topic`}>{words.topic}</label>
        <select
          id={`${id}-topic`}
          value={known ? body.topic : ''}
          disabled={readOnly}
          aria-invalid={refused('topic') ? 'true' : undefined}
          onChange={(event) => change({ topic: event.currentTarget.value })}
        >
          <option value="">{words.noTopic}</option>
          {topics.map((topic) => (
            <option key={topic.id} value={topic.id}>
              {topicName(articles, topic.id)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-by`}>{words.author}</label>
        <input
          id={`${id}-by`}
          type="text"
          dir="auto"
          value={body.by ?? ''}
          maxLength={80}
          readOnly={readOnly}
          aria-describedby={`${id}-by-hint`}
          onInput={(event) => change({ by: event.currentTarget.value })}
        />
        <p class="hint" id={`${id}-by-hint`}>
          {words.authorHint}
        </p>
      </div>
      <Lines
        label={words.pages}
        hint={words.pagesHint}
        lines={body.pages ?? []}
        rows={2}
        dir="ltr"
        error={refused('pages')}
        readOnly={readOnly}
        onLines={(pages) => change({ pages })}
      />
      {item.id.value && <p class="meta">{words.address(item.id.value)}</p>}
    </section>
  );
};
