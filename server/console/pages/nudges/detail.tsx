import { untracked, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { NudgeContent } from '../../../../protocol/content.ts';
import { formatRoute } from '../../state/address.ts';
import { Languages } from '../../ui/content/languages.tsx';
import { StateTag } from '../../ui/content/saved.tsx';
import { useFresh } from '../../ui/fresh.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Icon } from '../../ui/parts.tsx';
import { Asked, Switch } from './acts.tsx';
import { stateIn } from './body.ts';
import { Editor } from './editor.tsx';
import { editWords } from './editWords.ts';
import { createNote, type OpenNote } from './note.ts';
import { Preview } from './preview.tsx';
import { Result } from './result.tsx';
import type { Nudges } from './state.ts';
import { languagesOf } from './templates.ts';
import { nameOf, shownOf, type Row } from './verdict.ts';
import { nudgeWords as words } from './words.ts';

interface DetailProps extends PageProps {
  nudges: Nudges;
  row: Row;
  /** What there is to do about the others. */
  children: ComponentChildren;
}

const Heading = ({ app, nudges, row, note }: DetailProps & { note?: OpenNote }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { id: _, ...list } = app.router.route.value;
  const named = nudges.id.value === row.id;
  useEffect(() => {
    if (!named) return;
    heading.current?.focus({ preventScroll: true });
    if (matchMedia('(max-width: 899px)').matches) scrollTo(0, 0);
    else heading.current?.scrollIntoView({ block: 'nearest' });
  }, [named]);
  return (
    <>
      <a class="ctl bare back only-narrow" href={formatRoute(list)}>
        <Icon name="back" />
        {words.back}
      </a>
      <header class="nudge-head">
        <h2 tabIndex={-1} ref={heading} dir="auto">
          {nameOf(row)}
        </h2>
        {row.state === 'changed' && <StateTag state={row.state} />}
        {note && row.state !== 'draft' && <Switch note={note} />}
      </header>
    </>
  );
};

/** The note and its rule, for those who may only read. */
const Read = ({ app, site, nudge }: PageProps & { nudge: NudgeContent }) => {
  const shop = app.shops.documents.value[site.key];
  const chosen = useSignal('');
  const written = Object.keys(nudge.languages);
  const languages = languagesOf(shop).filter((lang) => written.includes(lang));
  const all = [...new Set([...languages, ...written])];
  const lang = chosen.value || all[0] || 'en';
  return (
    <section class="card nudge-read">
      <h2>{editWords.titleRead}</h2>
      <Languages
        languages={all}
        chosen={lang}
        stateOf={(tag) => stateIn(tag, nudge, nudge)}
        onChoose={(tag) => (chosen.value = tag)}
      />
      <Preview nudge={nudge} lang={lang} currency={site.currency} shop={shop} />
    </section>
  );
};

/** The nudge as it is written, saved when it is left, and brought up to date while it is looked at. */
const useNote = ({ app, site, nudges, row }: DetailProps): OpenNote => {
  const note = useMemo(
    () => createNote({ api: app.api, site: site.key, id: row.id, storage: app.writing.device(), now: Date.now }),
    [],
  );
  const { item } = note;
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void item.save();
    };
    void item.load();
    app.writing.open.add(item.save);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      app.writing.open.delete(item.save);
      document.removeEventListener('visibilitychange', hidden);
      void item.leave().then(nudges.again);
    };
  }, []);
  useSignalEffect(() => {
    if (app.online.value) void untracked(item.save);
  });
  useFresh(app, item.refresh);
  // What stands in the list follows what is saved.
  const savedAt = useComputed(() => item.savedAt.value);
  useSignalEffect(() => {
    if (savedAt.value) void untracked(nudges.list.again);
  });
  return note;
};

const Own = (props: DetailProps) => {
  const { app, nudges, row } = props;
  const note = useNote(props);
  useSignalEffect(() => {
    const { item } = note;
    if (nudges.halve.value !== row.id || !item.body.value) return;
    untracked(() => {
      nudges.halve.value = undefined;
      note.write({ hold: 50 });
      void note.askPublish();
    });
  });
  return (
    <>
      <Heading {...props} note={note} />
      <Result {...props} onHalf={() => (nudges.halve.value = row.id)} />
      {props.children}
      <Editor app={app} site={props.site} note={note} />
      <Asked {...props} note={note} result={row.result} />
    </>
  );
};

/** One nudge: what it did, what it says, and when. */
export const Detail = (props: DetailProps) => {
  const { site, row } = props;
  return (
    <article class="nudge-one">
      {site.role === 'owner' ? (
        <Own {...props} />
      ) : (
        <>
          <Heading {...props} />
          <Result {...props} />
          {props.children}
          <Read {...props} nudge={shownOf(row) ?? row.body} />
        </>
      )}
    </article>
  );
};
