import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ArticleContent } from '../../../../protocol/content.ts';
import { formatRoute } from '../../state/address.ts';
import { isFromQuestion } from '../../state/back.ts';
import { isPublishable } from '../../state/content.ts';
import { Conflict } from '../../ui/content/conflict.tsx';
import { Languages } from '../../ui/content/languages.tsx';
import { Saved, StateTag } from '../../ui/content/saved.tsx';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Failed, Icon, Skeleton } from '../../ui/parts.tsx';
import { contentWords } from '../../words/content.ts';
import { About } from './about.tsx';
import { Acts, type Asked } from './acts.tsx';
import { Beside, type BesideTab, type Looking } from './beside.tsx';
import { asText, stateIn, titleIn, wordsOf } from './body.ts';
import { Found } from './found.tsx';
import { layoutOf } from './layout.ts';
import type { OpenArticle } from './opened.ts';
import { PackNote } from './pack-note.tsx';
import { Proposed, useProposals } from './proposed.tsx';
import type { Articles } from './state.ts';
import { StarterHint } from './starter-hint.tsx';
import type { Starter } from './starter.ts';
import { focusFirst, wayBack } from './starting.tsx';
import { articleWords } from './words.ts';
import { Used, useHelpFigures } from './used.tsx';
import { WordsForm } from './words-form.tsx';

const words = articleWords.edit;

export interface EditorProps extends PageProps {
  articles: Articles;
  opened: OpenArticle;
  starter: Starter;
}
interface WritingProps extends EditorProps {
  body: ArticleContent;
}

/** Width of an element in CSS pixels, as it changes. */
const useWidth = () => {
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useLayoutEffect(() => {
    const own = box.current;
    if (!own) return;
    width.value = own.clientWidth;
    const sizes = new ResizeObserver(() => (width.value = own.clientWidth));
    sizes.observe(own);
    return () => sizes.disconnect();
  }, []);
  return { box, width };
};

/** Ctrl S saves now, Ctrl Enter asks whether to publish. */
const useKeys = ({ opened, site }: EditorProps, asked: Signal<Asked>): void =>
  useEffect(() => {
    const { item } = opened;
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || site.role === 'viewer') return;
      if (event.key.toLowerCase() === 's') {
        event.preventDefault();
        void item.save();
      }
      const open = document.querySelector('dialog[open]');
      if (event.key === 'Enter' && !open && isPublishable(item) && !item.mine.value) {
        event.preventDefault();
        asked.value = 'publish';
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [opened]);

/** Where a refusal is about one language, that one is shown, and the keyboard put on the field. */
const useRefusal = ({ opened }: EditorProps): void => {
  const refusal = opened.item.refusal.value;
  useEffect(() => {
    const lang = /^languages\.([^.]+)\./.exec(refusal?.field ?? '')?.[1];
    if (lang) opened.lang.value = lang;
    if (!refusal?.field || opened.item.saving.value === 'refused') return;
    const shown = requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.editor [aria-invalid="true"]')?.focus(),
    );
    return () => cancelAnimationFrame(shown);
  }, [refusal]);
};

const Told = ({ opened }: EditorProps) => {
  const { item } = opened;
  const refusal = item.refusal.value;
  const saving = item.saving.value;
  const told = saving === 'refused' ? words.notSaved : words.notPublished;
  return (
    <>
      {item.mine.value && <Conflict item={item} mine={asText(item.mine.value, item.body.value)} />}
      <p class="error editor-told" role="alert">
        {refusal && saving !== 'failed' && told(refusal.message)}
      </p>
    </>
  );
};

const Writing = (props: WritingProps) => {
  const { app, site, articles, opened, starter, body } = props;
  const { item } = opened;
  const { box, width } = useWidth();
  const wanted = useSignal<boolean | undefined>(undefined);
  const tab = useSignal<BesideTab>('preview');
  const looking = useSignal<Looking>(undefined);
  const added = useSignal<string[]>([]);
  /** At the opening: deleting the last word of a language does not lead away from it. */
  const written = useSignal(Object.keys(body.languages)).value;
  const viewer = site.role === 'viewer';
  const readOnly = viewer || item.mine.value !== undefined;
  const languages = [
    ...new Set([...articles.languages.value, ...Object.keys(body.languages), ...added.value, opened.lang.value]),
  ].filter(Boolean);
  const [main = 'en'] = languages;
  const lang = opened.lang.value || (written.includes(main) ? main : (written[0] ?? main));
  const layout = layoutOf(width.value, lang !== main, wanted.value);
  const live = item.detail.value?.live?.body;
  const form = { item, body, main, readOnly };
  const proposals = useProposals(app, site.key, item);
  const figures = useHelpFigures(app, site.key);
  const asking = (one: string) => {
    const { title, text, phrasings } = wordsOf(body, one);
    const whole = title.trim() !== '' && text.trim() !== '';
    return (
      <>
        <Proposed {...{ app, item, body, proposals, readOnly }} site={site.key} lang={one} />
        <Found
          {...{ app, site, articles, whole }}
          id={item.id.value}
          lang={one}
          count={phrasings.length}
          savedAt={item.savedAt.value}
        />
        <Used site={site.key} id={item.id.value} lang={one} figures={figures} />
      </>
    );
  };
  return (
    <div class="editor" ref={box} data-columns={Number(layout.main) + Number(layout.words) + Number(layout.beside)}>
      <div class="editor-bar">
        <Languages
          languages={languages}
          chosen={lang}
          stateOf={(one) => stateIn(one, body, live)}
          onChoose={(one) => (opened.lang.value = one)}
          onAdd={
            viewer
              ? undefined
              : (one) => {
                  added.value = [...added.value, one];
                  opened.lang.value = one;
                }
          }
        />
        <button type="button" class="ctl" aria-pressed={layout.beside} onClick={() => (wanted.value = !layout.beside)}>
          <Icon name={viewer ? 'clock' : 'eye'} />
          <span class="label">{viewer ? contentWords.versions.title : words.preview}</span>
        </button>
      </div>
      <div class="editor-columns">
        <div class="editor-words" hidden={!layout.words}>
          <Told {...props} />
          {viewer && <p class="lead">{words.readOnly}</p>}
          <StarterHint {...{ app, site, articles, starter, body, lang }} id={item.id.value} />
          <PackNote
            {...{ app, site, item, body, lang, readOnly }}
            main={lang === main}
            adding={added.value.includes(lang)}
          />
          <div class="editor-forms">
            {layout.main && (
              <WordsForm key={main} {...form} lang={main}>
                {asking(main)}
              </WordsForm>
            )}
            <WordsForm key={lang} {...form} lang={lang} fromShopper={isFromQuestion(app.router.route.value)}>
              {asking(lang)}
            </WordsForm>
          </div>
          <About item={item} body={body} articles={articles} readOnly={readOnly} />
        </div>
        {layout.beside && <Beside {...{ app, opened, body, lang, tab, looking }} readOnly={viewer} />}
      </div>
    </div>
  );
};

/** The head: where one is, whether it is saved, and publishing. */
const EditorHead = ({ app, site, articles, opened, asked }: EditorProps & { asked: Signal<Asked> }) => {
  const { item } = opened;
  const body = item.body.value;
  const languages = articles.languages.value;
  const title = body && titleIn(body, languages[0] ?? '').title;
  const back = wayBack(site.key, app.router.route.value);
  const fallback = opened.isNew ? words.newTitle : articleWords.untitled;
  return (
    <Head
      title={<bdi>{title || (body ? fallback : '')}</bdi>}
      onSearch={() => (app.dialog.value = 'search')}
      before={
        <a class="ctl bare back" href={formatRoute(back.to)}>
          <Icon name="back" />
          {back.name}
        </a>
      }
    >
      {item.detail.value && <StateTag state={item.detail.value.state} />}
      {site.role !== 'viewer' && body && (
        <>
          <Saved item={item} times={app.times.value} />
          <Acts {...{ app, item, body, languages, asked }} onGone={() => app.router.replace(back.to)} />
        </>
      )}
    </Head>
  );
};

/** One article in all its languages, as it is written and as shoppers see it. */
export const Editor = (props: EditorProps) => {
  const { opened } = props;
  const { item } = opened;
  const asked = useSignal<Asked>(undefined);
  useKeys(props, asked);
  useRefusal(props);
  const body = item.body.value;
  const route = props.app.router.route.value;
  useEffect(() => {
    focusFirst(isFromQuestion(route) ? 'title' : opened.isNew ? 'empty' : 'heading');
  }, [!body]);
  const problem = item.problem.value;
  return (
    <>
      <EditorHead {...props} asked={asked} />
      {!body && problem && <Failed title={words.failed} reason={problem} retry={() => void item.load()} />}
      {!body && !problem && <Skeleton rows={8} />}
      {body && <Writing {...props} body={body} />}
    </>
  );
};
