import { useEffect, useId, useMemo } from 'preact/hooks';
import type { QuestionDetail } from '../../../../protocol/figures.ts';
import { language } from '../../format/money.ts';
import { createContentApi } from '../../state/contentApi.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Failed, Hidden, Icon, Skeleton } from '../../ui/parts.tsx';
import { createLinking, type Choice, type Linking } from './linking.ts';
import { questionWords } from './words.ts';

const words = questionWords.link;

const Article = ({ choice, linking, name }: { choice: Choice; linking: Linking; name: string }) => (
  <label class="pick">
    <input
      type="radio"
      name={name}
      checked={linking.article.value === choice.id}
      onChange={() => linking.choose(choice.id)}
    />
    <bdi lang={choice.lang}>{choice.title || words.untitled}</bdi>
  </label>
);

/** Articles to choose from, narrowed by what is looked for. */
const Articles = ({ linking, lang }: { linking: Linking; lang: string }) => {
  const name = useId();
  const choices = linking.choices.value;
  const problem = linking.problem.value;
  if (!choices && problem) return <Failed title={words.failed} reason={problem} retry={() => void linking.load()} />;
  if (!choices) return <Skeleton rows={4} />;
  const chosen = choices.find(({ id }) => id === linking.article.value);
  return (
    <>
      <label class="find">
        <Icon name="search" small />
        <Hidden>{words.find}</Hidden>
        <input
          type="search"
          placeholder={words.find}
          value={linking.q.value}
          onInput={(event) => linking.find(event.currentTarget.value)}
        />
      </label>
      <fieldset class="picks">
        <legend class="vh">{words.articles}</legend>
        {choices.map((choice) => (
          <Article key={choice.id} choice={choice} linking={linking} name={name} />
        ))}
        {choices.length === 0 && <p class="lead">{linking.q.value ? words.nothing : words.noArticles}</p>}
      </fieldset>
      {chosen && chosen.joins !== lang && <p class="lead">{words.elsewhere(language(lang), language(chosen.joins))}</p>}
      {chosen && !chosen.written && <p class="lead">{words.unwritten(language(chosen.joins))}</p>}
    </>
  );
};

/** What goes along; each can be left out. */
const Ways = ({ linking, lang }: { linking: Linking; lang: string }) => (
  <fieldset class="going-along">
    <legend>{words.ways}</legend>
    <div class="picks">
      {linking.ways.map((way) => (
        <label key={way} class="pick">
          <input
            type="checkbox"
            checked={linking.ticked.value.has(way)}
            onChange={(event) => linking.tick(way, event.currentTarget.checked)}
          />
          <span dir="auto" lang={lang}>
            {way}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);

interface LinkProps extends PageProps {
  question: QuestionDetail;
  onDone: () => void;
  onClose: () => void;
}

/** Chooses an article that answers the question, and which ways to ask join its draft. */
export const Link = ({ app, site, question, onDone, onClose }: LinkProps) => {
  const linking = useMemo(
    () =>
      createLinking(
        createContentApi(app.api, site.key, 'article'),
        question,
        () => app.shops.documents.value[site.key],
      ),
    [question.id],
  );
  useEffect(() => void linking.load(), [linking]);
  const count = linking.ticked.value.size;
  const link = async (event: Event): Promise<void> => {
    event.preventDefault();
    const title = linking.choices.value?.find(({ id }) => id === linking.article.value)?.title ?? '';
    const added = await linking.link();
    if (added === undefined) return;
    app.notices.tell(added > 0 ? words.done(added, title) : words.had(title));
    onDone();
  };
  return (
    <Dialog title={words.title} class="asking linking" onClose={onClose}>
      <form onSubmit={(event) => void link(event)}>
        <h2>{words.title}</h2>
        <p class="lead">{words.lead}</p>
        <Articles linking={linking} lang={question.lang} />
        <Ways linking={linking} lang={question.lang} />
        {linking.refused.value && (
          <p class="error" role="alert">
            {words.refused(linking.refused.value)}
          </p>
        )}
        <p class="asking-acts">
          <button type="button" class="ctl" onClick={onClose}>
            {words.cancel}
          </button>
          <button class="ctl ink" disabled={!linking.article.value || count === 0} aria-busy={linking.busy.value}>
            {words.yes(count)}
          </button>
        </p>
      </form>
    </Dialog>
  );
};
