import { useEffect, useMemo } from 'preact/hooks';
import type { ContentDetail } from '../../../../protocol/content.ts';
import type { QuestionDetail } from '../../../../protocol/figures.ts';
import { language } from '../../format/money.ts';
import { formatRoute } from '../../state/address.ts';
import { articleRoute } from '../../state/back.ts';
import { createLatest } from '../../state/latest.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Tag } from '../../ui/parts.tsx';
import { Helped } from './cards.tsx';
import { questionWords as words } from './words.ts';

const told = words.answer;
type Article = ContentDetail<'article'>;

/** What the article is called, in the question's language if it has that one, and which languages it has. */
export const namesOf = (article: Article | undefined, lang: string): { title: string; langs: string[] } => {
  const languages = Object.entries((article?.live ?? article?.draft)?.body.languages ?? {}).filter(
    ([, { title }]) => title,
  );
  const own = languages.find(([name]) => name === lang) ?? languages[0];
  return { title: own?.[1].title ?? '', langs: languages.map(([name]) => name) };
};

/** What waits to be published: all of an article, or the new ways to ask of one that is published. */
const Waits = ({ article, mayWrite }: { article: Article | undefined; mayWrite: boolean }) => {
  if (!article) return <p class="lead">{told.another}</p>;
  if (!article.live) return <p class="lead">{told.draft}</p>;
  return <p class="lead">{mayWrite ? `${told.change} ${told.publishChange}` : told.change}</p>;
};

interface BehindProps extends PageProps {
  id: string;
  lang: string;
  /** It has a draft with this question. */
  waits: boolean;
}

/** The article behind it, with its name once that has come. */
const Behind = ({ app, site, id, lang, waits }: BehindProps) => {
  const article = useMemo(() => createLatest((path) => app.api.get<Article>(site.key, path)), [site.key]);
  useEffect(() => void article.ask(`content/article/${encodeURIComponent(id)}`), [id]);
  const { title, langs } = namesOf(article.found.value, lang);
  return (
    <>
      <p class="behind-title">
        <a href={formatRoute(articleRoute(app.router.route.value, id))}>
          {title ? <bdi>{title}</bdi> : words.openArticle}
        </a>
      </p>
      {langs.length > 0 && (
        <p class="langs-of">
          {langs.map((name) => (
            <Tag key={name}>{language(name)}</Tag>
          ))}
          {!langs.includes(lang) && <Tag tone="warn">{told.missing(language(lang))}</Tag>}
        </p>
      )}
      {waits && <Waits article={article.found.value} mayWrite={site.role !== 'viewer'} />}
    </>
  );
};

/** The answer people get, or that there is none. */
export const Answer = ({ question, ...props }: PageProps & { question: QuestionDetail }) => {
  const { written, article, draft, aside } = question;
  const id = written ?? article ?? draft;
  const mayWrite = props.site.role !== 'viewer';
  return (
    <section class="card">
      <h3>{told.title}</h3>
      {article && id === article && id !== written && <p class="lead">{told.closest}</p>}
      {id && <Behind {...props} id={id} lang={question.lang} waits={id === draft} />}
      {!id && <p class="lead">{aside ? told.aside : told.none}</p>}
      {!id && !aside && mayWrite && <p class="lead">{told.noneLead}</p>}
      {question.no_help && <p class="lead">{told.noHelp(language(question.lang))}</p>}
      {draft && id !== draft && <p class="lead">{told.another}</p>}
      {article && <Helped helped={question.helped} />}
    </section>
  );
};
