import { useEffect, useRef } from 'preact/hooks';
import type { ArticleContent } from '../../../../protocol/content.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Icon } from '../../ui/parts.tsx';
import type { Articles } from './state.ts';
import { inMain, nextOf, type Starter } from './starter.ts';
import { cameFrom, starterRoute } from './starting.tsx';
import { startingWords } from './starting-words.ts';

const words = startingWords.starter;

interface HintProps extends PageProps {
  articles: Articles;
  starter: Starter;
  id: string | undefined;
  body: ArticleContent;
  /** The language that is written in. */
  lang: string;
}

/** The way on, for who works through the list. */
const Next = ({ app, site, articles, starter, id }: Omit<HintProps, 'body' | 'lang'>) => {
  const list = starter.list.value;
  const next = list && nextOf(list, id ?? '');
  if (!next || site.role === 'viewer' || cameFrom(app.router.route.value) !== 'starter') return null;
  const title = inMain(next.titles, list);
  const open = async (): Promise<void> => {
    const article = await starter.begin(next.id);
    if (!article) return app.notices.refuse(words.notBegun(starter.refusal.value));
    void articles.load();
    app.router.go(starterRoute(site.key, article));
  };
  return (
    <button type="button" class="textual" aria-busy={starter.busy.value !== undefined} onClick={() => void open()}>
      {words.next} <bdi lang={title.lang}>{title.text}</bdi>
    </button>
  );
};

/** What a good answer to a starter question says, while it is written. */
export const StarterHint = ({ body, lang, ...props }: HintProps) => {
  const { starter, id } = props;
  const isOpen = Object.values(body.languages).some(({ title, text }) => title.trim() && !text.trim());
  useEffect(() => {
    if (id && isOpen) void starter.ensure();
  }, [id, isOpen]);
  const wasOpen = useRef(false);
  if (isOpen) wasOpen.current = true;
  const list = starter.list.value;
  // Who opens what is answered long since needs no advice.
  if (!wasOpen.current && cameFrom(props.app.router.route.value) !== 'starter') return null;
  const question = list?.questions.find((one) => one.article === id || one.id === id);
  if (!list || !question || id === undefined) return null;
  const own = question.hints[lang];
  const hint = own === undefined ? inMain(question.hints, list) : { text: own, lang };
  return (
    <div class="starting-note">
      <Icon name="star" small />
      <div>
        <p>
          <b>{words.hint}</b> <bdi lang={hint.lang}>{hint.text}</bdi>
        </p>
        <Next {...props} />
      </div>
    </div>
  );
};
