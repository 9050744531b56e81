import type { FaqViewData } from '../../protocol/events.ts';
import type { HelpArticle } from '../../protocol/help.ts';
import { Icon } from './icons.tsx';
import type { Shown } from './shown.ts';

interface RowsProps {
  shown: Shown;
  articles: readonly HelpArticle[];
  from: FaqViewData['from'];
  ask?: string;
  /** Each with the beginning of its text. */
  leads?: boolean;
}

export const Chevron = () => <Icon name="next" look="s flip" />;

/** Articles that open. */
export const Rows = ({ shown, articles, from, ask, leads }: RowsProps) => (
  <ul class="rows" lang={shown.state.help.tongue().lang}>
    {articles.map(({ id, title, lead }) => (
      <li key={id}>
        <button type="button" class="row" id={`${from}-${id}`} onClick={() => shown.state.view(id, from, ask)}>
          <span class="t">
            <bdi>{title}</bdi>
            {leads ? (
              <small>
                <bdi>{lead}</bdi>
              </small>
            ) : null}
          </span>
          <Chevron />
        </button>
      </li>
    ))}
  </ul>
);

/** A heading with articles below; nothing without any. */
export const Section = ({ name, ...rows }: RowsProps & { name: string }) =>
  rows.articles[0] ? (
    <>
      <h4 class="cap">{name}</h4>
      <Rows {...rows} />
    </>
  ) : null;

/** What is often asked here, or else in the shop. */
export const Often = (shown: Shown) => {
  const { words } = shown.speech;
  const [articles, here] = shown.state.often.value;
  return <Section shown={shown} name={here ? words.oftenHere : words.often} articles={articles} from="home" />;
};
