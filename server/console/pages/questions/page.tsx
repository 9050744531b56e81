import { untracked, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { formatRoute } from '../../state/address.ts';
import { useFresh } from '../../ui/fresh.ts';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Blank, Icon } from '../../ui/parts.tsx';
import { Period } from '../../ui/period.tsx';
import { words as common } from '../../words.ts';
import { Detail } from './detail.tsx';
import { Filters, Languages, Pages } from './filters.tsx';
import { List } from './list.tsx';
import { createQuestions, isBehind, type Questions } from './state.ts';
import { questionWords as words } from './words.ts';

/** Loads what the address asks for, and again while it is looked at; the keys for next and previous move here. */
const useQuestions = ({ app, site }: PageProps): Questions => {
  const questions = useMemo(() => createQuestions(app.api, site.key, app.router), [site.key]);
  const { listAt, detailAt, list, detail, move, again } = questions;
  useSignalEffect(() => {
    void list.ask(listAt.value);
  });
  useSignalEffect(() => {
    if (detailAt.value) void detail.ask(detailAt.value);
  });
  // What was counted meanwhile must not stand in the one and not in the other.
  useSignalEffect(() => {
    const one = detail.found.value;
    if (one && untracked(() => isBehind(questions, one))) void list.again();
  });
  useFresh(app, again);
  useEffect(() => {
    app.mover.value = move;
    return () => {
      app.mover.value = undefined;
    };
  }, [questions]);
  return questions;
};

/** What people ask, and whether they are answered: a list, and one question beside it. */
export const Page = (props: PageProps) => {
  const { app, site } = props;
  const questions = useQuestions(props);
  const id = questions.id.value;
  return (
    <>
      <Head title={common.nav.questions} onSearch={() => (app.dialog.value = 'search')}>
        <Period days={questions.asked.value.days} onChoose={(days) => questions.set('days', String(days))} />
        <Languages questions={questions} />
        <div class="if-roomy">
          <Pages questions={questions} />
        </div>
        {site.role !== 'viewer' && (
          <a class="ctl ink not-narrow" href={formatRoute({ site: site.key, page: 'articles', id: 'new', filter: {} })}>
            <Icon name="plus" />
            {words.newArticle}
          </a>
        )}
      </Head>
      <div class="panes questions" data-one={id ? '' : undefined}>
        <section class="list" aria-label={words.list}>
          <Filters questions={questions} />
          <List app={app} questions={questions} site={site.key} />
        </section>
        {id ? (
          <Detail key={id} {...props} questions={questions} />
        ) : (
          <div class="detail unpicked">
            {(questions.list.found.value?.rows.length ?? 0) > 0 && (
              <Blank icon="question" title={words.pick} lead={words.pickLead} />
            )}
          </div>
        )}
      </div>
    </>
  );
};
