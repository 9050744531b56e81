import { useEffect, useRef } from 'preact/hooks';
import type { Change, QuestionDetail } from '../../../../protocol/figures.ts';
import { known, tellChange } from '../../format/shares.ts';
import { formatRoute } from '../../state/address.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Failed, Icon, Skeleton, WithTime } from '../../ui/parts.tsx';
import { figureWords } from '../../words/figures.ts';
import { Acts } from './acts.tsx';
import { Answer } from './answer.tsx';
import { Contacted, Daily, Ends, Got, Pages, Phrasings } from './cards.tsx';
import { spokenIn, State } from './list.tsx';
import { Since } from './since.tsx';
import type { Questions } from './state.ts';
import { questionWords as words } from './words.ts';

const toldChange = (change: Change): string => (known(change) ? words.than(tellChange(change)) : tellChange(change));

interface WholeProps extends PageProps {
  questions: Questions;
  question: QuestionDetail;
}

const Whole = ({ question, questions, ...props }: WholeProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { app, site } = props;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    if (matchMedia('(max-width: 899px)').matches) scrollTo(0, 0);
  }, [question.id]);
  return (
    <>
      <header class="question-head">
        <h2 tabIndex={-1} ref={heading} dir="auto" lang={question.lang}>
          {question.text}
        </h2>
        <State row={question} />
        <Acts {...props} questions={questions} question={question} />
      </header>
      <p class="lead">
        {words.asked(question.asked)},{' '}
        <WithTime words={words.lastAsked} at={question.last_at} now={app.now.value} times={app.times.value} />
        {' · '}
        {spokenIn(question)}
        {question.change && ` · ${toldChange(question.change)}`}
      </p>
      {question.since ? (
        <Since since={question.since} now={app.now.value} times={app.times.value} />
      ) : (
        <Contacted contacted={question.contacted} />
      )}
      <div class="question-two">
        <Phrasings question={question} />
        <Answer {...props} question={question} />
      </div>
      <Got question={question} />
      <div class="question-two">
        <Daily question={question} />
        <Ends question={question} />
      </div>
      <Pages question={question} site={site.name} />
    </>
  );
};

/** One question: how it is put, what people got, and whether that was enough. */
export const Detail = ({ questions, ...props }: PageProps & { questions: Questions }) => {
  const { found, problem, waiting, again } = questions.detail;
  // Another question's answers under this one's address would be read as its own.
  const question = found.value?.id === questions.id.value ? found.value : undefined;
  const { id: _, ...list } = props.app.router.route.value;
  return (
    <article class="detail question" aria-busy={waiting.value}>
      <a class="ctl bare back only-narrow" href={formatRoute(list)}>
        <Icon name="back" />
        {words.back}
      </a>
      {!question && problem.value && (
        <Failed title={words.detailFailed} reason={problem.value} retry={() => void again()} />
      )}
      {!question && !problem.value && <Skeleton rows={6} />}
      {question && problem.value && (
        <p class="error" role="status">
          {figureWords.stale(problem.value)}
        </p>
      )}
      {question && <Whole {...props} questions={questions} question={question} />}
    </article>
  );
};
