import { useSignal } from '@preact/signals';
import type { QuestionDetail } from '../../../../protocol/figures.ts';
import { language } from '../../format/money.ts';
import { firstName } from '../../format/names.ts';
import { formatRoute } from '../../state/address.ts';
import { articleRoute, FROM_QUESTION } from '../../state/back.ts';
import { reasonOf } from '../../state/api.ts';
import { createContentApi } from '../../state/contentApi.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { draftFrom } from './drafting.ts';
import { Link } from './link.tsx';
import type { Questions } from './state.ts';
import { questionWords as words } from './words.ts';

interface ActsProps extends PageProps {
  questions: Questions;
  question: QuestionDetail;
}

/** Begins an article with the question as its title, and goes to it. */
const Write = ({ app, site, question }: ActsProps) => {
  const busy = useSignal(false);
  const write = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const here = app.router.route.value;
    try {
      const calls = createContentApi(app.api, site.key, 'article');
      const by = firstName(app.session.me.value?.staff.name ?? '');
      const { id, lang } = await draftFrom(calls, question, by, app.shops.documents.value[site.key]);
      // Who went on meanwhile is not fetched back.
      if (app.router.route.value === here) app.router.go(articleRoute(here, id, FROM_QUESTION));
      if (lang !== question.lang) app.notices.tell(words.begunIn(language(lang), language(question.lang)));
    } catch (error) {
      app.notices.refuse(reasonOf(error));
      busy.value = false;
    }
  };
  return (
    <button type="button" class="ctl ink" aria-busy={busy.value} onClick={() => void write()}>
      {words.write}
    </button>
  );
};

/** Takes the question out of the list, or back into it. */
const Aside = ({ app, questions, question }: ActsProps) => {
  const busy = useSignal(false);
  const to = !question.aside;
  const move = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    try {
      await questions.setAside(question.id, to);
      app.notices.tell(to ? words.wentAside(question.text) : words.cameBack(question.text));
    } catch (error) {
      app.notices.refuse(reasonOf(error));
    }
    busy.value = false;
  };
  return (
    <button
      type="button"
      class={to ? 'ctl bare' : 'ctl'}
      title={to ? words.setAsideHint : undefined}
      aria-busy={busy.value}
      onClick={() => void move()}
    >
      {to ? words.setAside : words.bringBack}
    </button>
  );
};

/** What to do about a question: look at its answer or its draft, write one, link it to one, or set it aside. */
export const Acts = (props: ActsProps) => {
  const { app, site, question, questions } = props;
  const linking = useSignal(false);
  if (site.role === 'viewer') return null;
  const { aside, draft, article, written, none } = question;
  const id = draft ?? written ?? article;
  const lacks = !draft && !written && (none > 0 || !article);
  return (
    <>
      <p class="acts">
        {id && (
          <a class="ctl" href={formatRoute(articleRoute(app.router.route.value, id))}>
            {draft ? words.openDraft : words.openArticle}
          </a>
        )}
        {!aside && lacks && <Write {...props} />}
        {!aside && (
          <button type="button" class="ctl" aria-haspopup="dialog" onClick={() => (linking.value = true)}>
            {words.linkTo}
          </button>
        )}
        <Aside {...props} />
      </p>
      {linking.value && (
        <Link
          {...props}
          onClose={() => (linking.value = false)}
          onDone={() => {
            linking.value = false;
            void questions.again();
          }}
        />
      )}
    </>
  );
};
