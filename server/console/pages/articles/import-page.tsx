import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ImportTaken } from '../../../../protocol/starting.ts';
import { formatRoute } from '../../state/address.ts';
import { StateTag } from '../../ui/content/saved.tsx';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Icon, Tag } from '../../ui/parts.tsx';
import { Found } from './import-found.tsx';
import { ImportForm } from './import-form.tsx';
import type { Importing } from './import.ts';
import { PublishSeveral, readyIn } from './publish-several.tsx';
import type { Articles } from './state.ts';
import { BackToList, focusHeading, listRoute } from './starting.tsx';
import { startingWords } from './starting-words.ts';

const words = startingWords.import;

interface ImportProps extends PageProps {
  articles: Articles;
  importing: Importing;
}

const Drafts = ({ site, articles, taken }: ImportProps & { taken: ImportTaken }) => (
  <ul class="done-list" aria-label={words.drafts}>
    {taken.drafts.map(({ id, title, lang, changed }) => {
      const row = articles.rows.value?.find((one) => one.id === id);
      return (
        <li key={id}>
          <a
            href={formatRoute({ site: site.key, page: 'articles', id, filter: {}, query: { from: 'import' } })}
            lang={lang}
            dir="auto"
          >
            {title}
          </a>
          {changed && <Tag>{words.changed}</Tag>}
          {row && !changed && <StateTag state={row.state} />}
        </li>
      );
    })}
  </ul>
);

/** What was not taken, and what came with it. */
const Besides = ({ left, topics, noRoom }: ImportTaken) => (
  <>
    {topics.length > 0 && <p class="lead">{words.topics(topics.join(', '))}</p>}
    {noRoom.length > 0 && <p class="lead">{words.noRoom(noRoom.join(', '))}</p>}
    {left.length > 0 && (
      <details class="done-left">
        <summary>{words.left(left.length)}</summary>
        <ul>
          {left.map(({ question, why }, n) => (
            <li key={n} class="lead">
              {words.leftOne(question, why)}
            </li>
          ))}
        </ul>
      </details>
    )}
  </>
);

/** Drafts are made: they are read, and published together or one by one. */
const Done = (props: ImportProps & { taken: ImportTaken }) => {
  const { site, articles, importing, taken } = props;
  const asked = useSignal(false);
  const made = new Set(taken.drafts.map(({ id }) => id));
  const waiting = readyIn(articles.rows.value).filter(({ id }) => made.has(id));
  const ids = waiting.map(({ id }) => id);
  return (
    <div class="import-done">
      <p class="done-told" role="status">
        <Icon name="check" />
        {made.size && !ids.length && articles.rows.value ? words.published : words.doneLead}
      </p>
      <Besides {...taken} />
      <Drafts {...props} />
      <p class="import-acts">
        {ids.length > 0 && (
          <button type="button" class="ctl ink" onClick={() => (asked.value = true)}>
            {words.publish(ids.length)}
          </button>
        )}
        <button type="button" class="ctl" onClick={importing.restart}>
          {words.again}
        </button>
        <a class="ctl" href={formatRoute(listRoute(site.key))}>
          {words.all}
        </a>
      </p>
      {asked.value && <PublishSeveral {...props} ids={ids} onClose={() => (asked.value = false)} />}
    </div>
  );
};

/** How many drafts are new, and how many are of articles that were there. */
const countsIn = (taken: ImportTaken | undefined): [made: number, changed: number] => {
  const all = taken?.drafts ?? [];
  const changed = all.filter((one) => one.changed).length;
  return [all.length - changed, changed];
};

/** Answers that are written elsewhere become drafts, after they were looked through. */
export const ImportPage = (props: ImportProps) => {
  const { app, site, articles, importing } = props;
  const preview = importing.preview.value;
  const taken = importing.taken.value;
  const step = taken ? 'done' : preview ? 'found' : 'form';
  useEffect(focusHeading, [step]);
  const titles = {
    form: words.title,
    found: preview?.found.length ? words.found(preview.found.length) : words.title,
    done: words.done(...countsIn(taken)),
  };
  return (
    <>
      <Head
        title={titles[step]}
        onSearch={() => (app.dialog.value = 'search')}
        before={<BackToList href={formatRoute(listRoute(site.key))} />}
      />
      <section class="articles starting" aria-label={words.title}>
        {taken && <Done {...props} taken={taken} />}
        {!taken && preview && <Found importing={importing} site={site.key} languages={articles.languages.value} />}
        {step === 'form' && <ImportForm importing={importing} languages={articles.languages.value} />}
      </section>
    </>
  );
};
