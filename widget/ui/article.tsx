import { Blocks, drawable } from './blocks.tsx';
import { dayOf } from './answer.tsx';
import type { Page } from '../state/panel.ts';
import { Section } from './lists.tsx';
import { Rating } from './rating.tsx';
import type { Shown } from './shown.ts';
import { Skeleton } from './skeleton.tsx';
import { Trouble } from './trouble.tsx';

const MORE = 3;

/** One article, whole; below it whether it helped, and what else there is on its topic. */
export const Article = ({ shown, page }: { shown: Shown; page: Page }) => {
  const { state, speech } = shown;
  const { words } = speech;
  const { help } = state;
  const { id = '', ask, of } = page;
  const content = of ?? help.content.value;
  const article = help.article(id, content);
  if (!article) return <p class="soft-text">{words.gone}</p>;
  const text = content?.texts?.[id];
  const whole = text && drawable(shown, text.blocks);
  const others = help.articles.value.filter(
    (other) => !of && other !== article && article.topic && other.topic === article.topic,
  );
  const day = text && dayOf(text, speech);
  return (
    <>
      <article class="prose" {...help.tongue(content)}>
        <h3 class="big" tabIndex={-1}>
          {article.title}
        </h3>
        {text ? (
          <p class="small">
            <bdi lang={speech.tag} dir={speech.dir}>
              {text.by ? speech.fill(words.byline, { by: text.by, date: day ?? '' }) : day}
            </bdi>
          </p>
        ) : null}
        {whole || (text && shown.rich.failed.value) ? <Blocks blocks={text.blocks} shown={shown} /> : null}
      </article>
      {whole ? (
        <Rating shown={shown} article={id} ask={ask} />
      ) : (text ? shown.rich.failed.value : help.state.value === 'failed') ? (
        <Trouble text={words.failText} again={text ? shown.rich.load : () => help.look(true)} shown={shown} />
      ) : (
        <Skeleton state={state} />
      )}
      <Section shown={shown} name={words.readNext} articles={others.slice(0, MORE)} from="related" />
    </>
  );
};
