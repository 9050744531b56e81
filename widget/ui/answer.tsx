import type { ArticleText, Block, HelpArticle } from '../../protocol/help.ts';
import type { Speech } from '../locales/speech.ts';
import type { Asked } from '../state/search.ts';
import { Blocks } from './blocks.tsx';
import { Icon } from './icons.tsx';
import { Rows, Section } from './lists.tsx';
import { Rating } from './rating.tsx';
import type { Shown } from './shown.ts';

/** Characters of an answer that are shown outright; the article has the rest. */
const ENOUGH = 500;

/** The beginning of a text, whole blocks of it. */
const beginning = (blocks: readonly Block[]): Block[] => {
  const taken: Block[] = [];
  let length = 0;
  for (const block of blocks) {
    length += JSON.stringify(block).length;
    if (taken[0] && (length > ENOUGH || block[0] === 'h')) break;
    taken.push(block);
  }
  return taken;
};

export const dayOf = ({ at }: ArticleText, speech: Speech): string =>
  speech.dates({ day: 'numeric', month: 'long' }).format(at);

/** "From {title}, written by {by}, {date}": the title is a link to the whole article. */
const Source = ({
  shown,
  article,
  text,
  ask,
}: {
  shown: Shown;
  article: HelpArticle;
  text: ArticleText;
  ask: string;
}) => {
  const { state, speech } = shown;
  const { words } = speech;
  const sentence = speech.fill(text.by ? words.from : words.fromNobody, {
    by: text.by ?? '',
    date: dayOf(text, speech),
  });
  const [before, after] = sentence.split('{title}');
  const open = (event: Event) => {
    event.preventDefault();
    state.view(article.id, 'answer', ask);
  };
  return (
    <p class="src small">
      <Icon name="doc" look="s" />
      <span>
        {before}
        <a href={`#article:${article.id}`} id="source" onClick={open}>
          <bdi>{article.title}</bdi>
        </a>
        {after}
      </span>
    </p>
  );
};

const Sure = ({ shown, asked, article }: { shown: Shown; asked: Asked; article: HelpArticle }) => {
  const { state, speech } = shown;
  const text = state.help.content.value?.texts?.[article.id];
  return (
    <>
      <div class="answer">
        <h3 tabIndex={-1}>
          <bdi>{article.title}</bdi>
        </h3>
        <div class="prose" {...state.help.tongue()}>
          {text ? <Blocks blocks={beginning(text.blocks)} shown={shown} /> : <p>{article.lead}</p>}
        </div>
        {text ? <Source shown={shown} article={article} text={text} ask={asked.ask} /> : null}
      </div>
      <Rating shown={shown} article={article.id} ask={asked.ask} />
      <Section shown={shown} name={speech.words.nearThis} articles={asked.near ?? []} from="related" ask={asked.ask} />
    </>
  );
};

const Unsure = ({ shown, asked }: { shown: Shown; asked: Asked }) => {
  const { state, speech, host } = shown;
  const { words } = speech;
  const near = asked.near ?? [];
  return (
    <>
      <div class="answer">
        <h3 tabIndex={-1}>{words.unsure}</h3>
        {near[0] ? <p class="soft-text">{words.nearest}</p> : null}
      </div>
      <Rows shown={shown} articles={near} from="nearest" ask={asked.ask} leads />
      <div class="did">
        <button type="button" class="btn main" id="hand" onClick={() => state.handOver(asked.text, { ask: asked.ask })}>
          {host.site.replies ? words.askThis : words.leaveThis}
        </button>
      </div>
      <p class="small" role="status">
        {state.search.known.value ? words.known : ''}
      </p>
    </>
  );
};

/** What became of a question: an answer with its source, or that there is none yet. */
export const Answer = ({ shown, asked }: { shown: Shown; asked: Asked }) =>
  asked.sure ? (
    <Sure shown={shown} asked={asked} article={asked.sure} />
  ) : asked.near ? (
    <Unsure shown={shown} asked={asked} />
  ) : null;
