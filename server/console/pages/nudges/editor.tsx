import { useEffect, useRef } from 'preact/hooks';
import { language } from '../../format/money.ts';
import type { Refusal } from '../../state/refusal.ts';
import { Conflict } from '../../ui/content/conflict.tsx';
import { Saved } from '../../ui/content/saved.tsx';
import { Versions } from '../../ui/content/versions.tsx';
import { focusFirstError } from '../../ui/field.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Failed, Skeleton } from '../../ui/parts.tsx';
import { contentWords } from '../../words/content.ts';
import { plainOf } from './body.ts';
import { editWords as words } from './editWords.ts';
import { RuleFields } from './fields.tsx';
import type { OpenNote } from './note.ts';
import { Preview } from './preview.tsx';
import { languagesOf } from './templates.ts';
import { Wording } from './wording.tsx';
import { nudgeWords } from './words.ts';

const tellRefusal = ({ message, field }: Refusal): string => {
  const lang = /^languages\.([^.]+)\./.exec(field ?? '')?.[1];
  if (!field) return words.failed(message);
  return lang ? words.refusedIn(message, language(lang)) : words.refused(message);
};

/** Whether it is saved, what stands against it, and what can be done with it. */
const Foot = ({ app, note }: PageProps & { note: OpenNote }) => {
  const { item, refusal, publishable } = note;
  const detail = item.detail.value;
  const isBack = !note.on.value && (detail?.versions.length ?? 0) > 0;
  return (
    <>
      <p class="error" role="status">
        {refusal.value && tellRefusal(refusal.value)}
      </p>
      <div class="nudge-foot">
        <button type="submit" class="ctl ink" disabled={!publishable.value} aria-busy={item.busy.value === 'publish'}>
          {isBack ? words.publishOn : words.publish}
        </button>
        {detail?.draft && !item.mine.value && (
          <button type="button" class="ctl bare" onClick={() => (note.ask.value = { act: 'discard' })}>
            {contentWords.discard.do}
          </button>
        )}
        <Saved item={item} times={app.times.value} />
      </div>
      <p class="hint">{words.savedByItself}</p>
    </>
  );
};

/** Name, rule, hold-out and words of one nudge, beside what becomes of them. */
export const Editor = (props: PageProps & { note: OpenNote }) => {
  const { app, site, note } = props;
  const { item } = note;
  const form = useRef<HTMLFormElement>(null);
  const body = item.body.value;
  const shop = app.shops.documents.value[site.key];
  useEffect(() => {
    const closing = (event: BeforeUnloadEvent): void => {
      if (item.atRisk.value) event.preventDefault();
    };
    addEventListener('beforeunload', closing);
    return () => removeEventListener('beforeunload', closing);
  }, [item]);
  if (!body && item.problem.value)
    return <Failed title={nudgeWords.oneFailed} reason={item.problem.value} retry={() => void item.load()} />;
  if (!body) return <Skeleton rows={6} />;

  const mine = item.mine.value;
  const chosen = note.lang.value;
  const known = [...new Set([...languagesOf(shop), ...Object.keys(body.languages)])];
  const languages = chosen && !known.includes(chosen) ? [...known, chosen] : known;
  const lang = chosen || languages.find((one) => body.languages[one]) || languages[0] || 'en';
  return (
    <>
      {mine && <Conflict item={item} mine={plainOf(mine)} />}
      <form
        class="card nudge-editor"
        aria-label={words.title}
        noValidate
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void note.askPublish().then((asked) => !asked && form.current && focusFirstError(form.current));
        }}
      >
        <h2>{words.title}</h2>
        <div class="nudge-writing">
          <div>
            <RuleFields note={note} currency={site.currency} />
            <Wording note={note} lang={lang} languages={languages} />
          </div>
          <Preview nudge={body} lang={lang} currency={site.currency} shop={shop} />
        </div>
        <Foot {...props} />
      </form>
      <section class="card">
        <h2>{contentWords.versions.title}</h2>
        <Versions
          versions={item.detail.value?.versions ?? []}
          now={app.now.value}
          times={app.times.value}
          onRestore={(version) => (note.ask.value = { act: 'restore', version })}
        />
      </section>
    </>
  );
};
