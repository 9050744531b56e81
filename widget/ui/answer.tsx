import type { ArticleText, Block, HelpArticle } from '../../protocol/help.ts';
import type { Speech } from '../locales/speech.ts';
import type { Asked } from '../state/search.ts';
import { Blocks, drawable } from './blocks.tsx';
import { Icon } from './icons.tsx';
import { Often, Rows, Section } from './lists.tsx';
import { Rating } from './rating.tsx';
import type { Shown } from './shown.ts';

/** Letters of an answer that are shown outright; fewer only lead in to what comes next. The article has the rest. */
const ENOUGH = 400;
const LEAD_IN = 60;

/** The beginning of a text, whole blocks of it; a new heading, a table or a picture is for the article. */
const beginning = (blocks: readonly Block[]): Block[] => {
  let length = 0;
  const end = blocks.findIndex((block) => {
    const own = /^(h|table|img|film)/.test(block[0]) ? Infinity : (block as unknown[]).flat(Infinity).join('').length;
    const over = length > LEAD_IN && length + own > ENOUGH;
    if (own < Infinity) length += own;
    return over;
  });
  return blocks.slice(0, end < 0 ? undefined : end);
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
  const blocks = text && beginning(text.blocks);
  return (
    <>
      <div class="answer">
        <h3 tabIndex={-1} {...state.help.tongue()}>
          {article.title}
        </h3>
        <div class="prose" {...state.help.tongue()}>
          {blocks && drawable(shown, blocks) ? <Blocks blocks={blocks} shown={shown} /> : <p>{article.lead}</p>}
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
  const gap = shown.gap.part.value;
  return (
    <>
      <div class="answer">
        <h3 tabIndex={-1}>{words.unsure}</h3>
        {gap ? <gap.Elsewhere {...shown} asked={asked} /> : null}
        {near[0] ? <p class="soft-text">{words.nearest}</p> : null}
      </div>
      {near[0] ? <Rows shown={shown} articles={near} from="nearest" ask={asked.ask} leads /> : <Often {...shown} />}
      <div class="did">
        <button type="button" class="btn main" id="hand" onClick={() => state.handOver(asked.text, { ask: asked.ask })}>
          {host.site.replies ? words.askThis : words.leaveThis}
        </button>
        {gap ? <gap.Wait {...shown} asked={asked} /> : null}
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
