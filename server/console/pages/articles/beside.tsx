import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ArticleContent } from '../../../../protocol/content.ts';
import { directionOf } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import { reasonOf } from '../../state/api.ts';
import type { App } from '../../state/app.ts';
import { hasDraft } from '../../state/content.ts';
import { Confirm } from '../../ui/content/confirm.tsx';
import { Versions } from '../../ui/content/versions.tsx';
import { Icon, Skeleton } from '../../ui/parts.tsx';
import { contentWords } from '../../words/content.ts';
import { Frame } from './frame.tsx';
import { NEW, type OpenArticle } from './opened.ts';
import { articleWords } from './words.ts';

const words = articleWords.preview;

/** Which version is looked at, and its words; none for what is written now. */
export type Looking = { version: number; body: ArticleContent } | undefined;
export type BesideTab = 'preview' | 'versions';

interface BesideProps {
  app: App;
  opened: OpenArticle;
  body: ArticleContent;
  lang: string;
  tab: Signal<BesideTab>;
  looking: Signal<Looking>;
  /** Those who may only read see no previews, which are kept for a while. */
  readOnly: boolean;
}

const Theme = ({ dark }: { dark: Signal<boolean> }) => (
  <span class="theme" role="group" aria-label={words.theme}>
    {([false, true] as const).map((one) => (
      <button
        key={String(one)}
        type="button"
        class="ctl bare"
        aria-pressed={dark.value === one}
        onClick={() => (dark.value = one)}
      >
        {one ? words.dark : words.light}
      </button>
    ))}
  </span>
);

/** The published widget in a frame, with this text. */
const Preview = ({ app, opened, body, lang, looking }: BesideProps) => {
  const dark = useSignal(false);
  const { preview, item } = opened;
  const version = looking.value?.version;
  const shown = looking.value?.body ?? body;
  const online = app.online.value;
  useEffect(() => {
    if (online) preview.show({ id: item.id.value ?? NEW, lang, body: shown });
  }, [shown, lang, online]);
  const url = preview.url.value;
  const problem = preview.problem.value;
  const told = (): string => {
    if (!online) return words.offline;
    if (problem) return words.failed(problem);
    return preview.waiting.value && url ? words.updating : '';
  };
  return (
    <div class="preview">
      <p class="preview-head">
        <span class="meta">{version === undefined ? words.lead : words.version(version)}</span>
        <Theme dark={dark} />
      </p>
      {version !== undefined && (
        <button type="button" class="textual" onClick={() => (looking.value = undefined)}>
          {words.close}
        </button>
      )}
      {url && (
        <Frame
          url={dark.value ? `${url}?theme=dark` : url}
          title={words.frame(language(lang))}
          dir={directionOf(lang)}
        />
      )}
      {!url && !problem && <Skeleton rows={8} />}
      <p class={problem ? 'error' : 'meta'} role="status">
        {told()}{' '}
        {problem && online && (
          <button type="button" class="textual" onClick={preview.again}>
            {contentWords.saving.retry}
          </button>
        )}
      </p>
    </div>
  );
};

const History = ({ app, opened, tab, looking, readOnly }: BesideProps) => {
  const { item } = opened;
  const asked = useSignal<number | undefined>(undefined);
  const told = contentWords.versions;
  const look = async (version: number): Promise<void> => {
    try {
      looking.value = { version, body: await item.version(version) };
      tab.value = 'preview';
    } catch (error) {
      app.notices.refuse(reasonOf(error));
    }
  };
  const restore = async (version: number): Promise<void> => {
    const restored = await item.restore(version);
    asked.value = undefined;
    looking.value = undefined;
    if (restored) app.notices.speak(told.restored(version));
  };
  const ask = (version: number): void => {
    if (hasDraft(item)) asked.value = version;
    else void restore(version);
  };
  return (
    <>
      <Versions
        versions={item.detail.value?.versions ?? []}
        now={app.now.value}
        times={app.times.value}
        looking={looking.value?.version}
        {...(readOnly ? {} : { onLook: (version: number) => void look(version), onRestore: ask })}
      />
      {asked.value !== undefined && (
        <Confirm
          title={told.restoreTitle(asked.value)}
          yes={told.replace}
          busy={item.busy.value === 'restore'}
          onYes={() => void restore(asked.value ?? 0)}
          onNo={() => (asked.value = undefined)}
        >
          <p>{told.replaces}</p>
        </Confirm>
      )}
    </>
  );
};

/** Beside what is written: how it looks, and how it was. */
export const Beside = (props: BesideProps) => {
  const { tab, opened, readOnly } = props;
  const count = opened.item.detail.value?.versions.length ?? 0;
  const shown = readOnly ? 'versions' : tab.value;
  const tabs: [BesideTab, string][] = [
    ...(readOnly ? [] : ([['preview', words.title]] as [BesideTab, string][])),
    ['versions', `${contentWords.versions.title} ${count || ''}`],
  ];
  return (
    <aside class="editor-beside" aria-label={words.title}>
      <div class="tabs" role="group" aria-label={words.title}>
        {tabs.map(([name, text]) => (
          <button
            key={name}
            type="button"
            class="tab-of"
            aria-pressed={shown === name}
            onClick={() => (tab.value = name)}
          >
            {name === 'preview' && <Icon name="eye" small />}
            {text}
          </button>
        ))}
      </div>
      {shown === 'preview' ? <Preview {...props} /> : <History {...props} />}
    </aside>
  );
};
