import { Fragment } from 'preact';
import { language } from '../../format/money.ts';
import { formatRoute } from '../../state/address.ts';
import { LanguageTag } from '../../ui/content/languages.tsx';
import { StateTag } from '../../ui/content/saved.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { WithTime } from '../../ui/parts.tsx';
import type { Group, Row as RowOf } from './arrange.ts';
import { foundWords } from './found-words.ts';
import type { Hardness } from './hardness.ts';
import { rowTitle, tagsOf, type Articles } from './state.ts';
import { articleWords as words } from './words.ts';

interface RowsProps extends PageProps {
  articles: Articles;
}

/** What shoppers read over a group, in the shop's own language. */
export const topicName = (articles: Articles, id: string): string => {
  const [main = ''] = articles.languages.value;
  const names = articles.topics.value.find((topic) => topic.id === id)?.names;
  return (names && ([names[main], ...Object.values(names)].find((name) => name?.trim()) ?? id)) || words.noTopic;
};

/** In quiet words, why shoppers will hardly find it; `after` another such. */
const markOf = ({ of, found }: Hardness, after = false): string => {
  if (found === undefined) return of ? foundWords.mark.few(of) : foundWords.mark.none;
  return after ? foundWords.mark.also(found, of) : foundWords.mark.hard(found, of);
};

/** What is the same in several languages is said once, and what was measured before what was not. */
const groupsOf = (hard: readonly Hardness[]): Hardness[][] => {
  const marks = [...new Set(hard.map((one) => markOf(one)))];
  const groups = marks.map((mark) => hard.filter((one) => markOf(one) === mark));
  return groups.toSorted((a, b) => Number(a[0]!.found === undefined) - Number(b[0]!.found === undefined));
};

/** "Found by 0 of 8 phrasings in ro · 3 of 8 in ru · No phrasings in zh"; a shop with one language need not be told which. */
const Marks = ({ hard, named }: { hard: readonly Hardness[]; named: boolean }) => (
  <small class="article-found">
    {groupsOf(hard).map((group, n) => {
      const after = n > 0 && group[0]!.found !== undefined;
      return (
        <Fragment key={n}>
          {n > 0 && ' · '}
          {markOf(group[0]!, after)}
          {named && ` ${foundWords.mark.in} `}
          {named &&
            group.map(({ lang }, place) => (
              <Fragment key={lang}>
                {place > 0 && ', '}
                <abbr title={language(lang)}>{lang}</abbr>
              </Fragment>
            ))}
        </Fragment>
      );
    })}
  </small>
);

const Row = ({ app, site, articles, row }: RowsProps & { row: RowOf }) => {
  const languages = articles.languages.value;
  const { title, lang } = rowTitle(row, languages[0] ?? '');
  const hard = articles.hardness(row);
  return (
    <li class="article-row">
      <a
        data-id={row.id}
        href={formatRoute({ site: site.key, page: 'articles', id: row.id, filter: {} })}
        lang={lang}
        dir="auto"
      >
        {title || words.untitled}
      </a>
      {hard.length > 0 && <Marks hard={hard} named={languages.length > 1} />}
      <span class="article-langs">
        {tagsOf(row, languages).map((tag) => (
          <LanguageTag key={tag.lang} {...tag} />
        ))}
      </span>
      <span class="article-state">
        <StateTag state={row.state} />
      </span>
      <span class="meta">
        <WithTime
          words={row.by ? words.by(row.by.name) : '{when}'}
          at={row.at}
          now={app.now.value}
          times={app.times.value}
        />
      </span>
    </li>
  );
};

const Topic = ({ group, ...props }: RowsProps & { group: Group }) => {
  const name = topicName(props.articles, group.topic);
  return (
    <section class="topic" aria-label={name}>
      <h2>
        <bdi>{name}</bdi> <span>{group.rows.length}</span>
      </h2>
      <ul>
        {group.rows.map((row) => (
          <Row key={row.id} {...props} row={row} />
        ))}
      </ul>
    </section>
  );
};

/** The articles under their topics, in the owner's order. */
export const Rows = (props: RowsProps) => (
  <>
    {props.articles.groups.value.map((group) => (
      <Topic key={group.topic} {...props} group={group} />
    ))}
  </>
);
