import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ArticleContent } from '../../../../protocol/content.ts';
import { language } from '../../format/money.ts';
import type { App } from '../../state/app.ts';
import { hasDraft, isPublishable, type ContentItem } from '../../state/content.ts';
import { Confirm } from '../../ui/content/confirm.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Hidden, Icon } from '../../ui/parts.tsx';
import { contentWords } from '../../words/content.ts';
import { aboutChanged, stateIn } from './body.ts';
import { articleWords } from './words.ts';

const words = contentWords;
/** What is asked before it is done. */
export type Asked = 'publish' | 'off' | 'discard' | undefined;

interface ActsProps {
  app: App;
  item: ContentItem<'article'>;
  body: ArticleContent;
  languages: readonly string[];
  asked: Signal<Asked>;
  /** Called when nothing is left of it. */
  onGone: () => void;
}

/** What publishing would make other for shoppers, language by language. */
const Changes = ({ item, body, languages }: Pick<ActsProps, 'item' | 'body' | 'languages'>) => {
  const live = item.detail.value?.live?.body;
  const states = languages.map((lang) => [lang, stateIn(lang, body, live)] as const);
  const about = aboutChanged(body, live);
  const same = !about && states.every(([, state]) => state === 'live' || state === 'missing');
  return (
    <>
      {same && live && <p class="lead">{words.publish.nothing}</p>}
      <ul class="will-change">
        {states.map(([lang, state]) => (
          <li key={lang} class={state}>
            <b>{language(lang)}</b> <span>{words.publish.how[state]}</span>
          </li>
        ))}
        {about && (
          <li>
            <b>{articleWords.edit.shared}</b> <span>{words.publish.how.changed}</span>
          </li>
        )}
      </ul>
    </>
  );
};

/** The question before each act, and the act. */
const Asking = (props: ActsProps) => {
  const { app, item, asked, onGone } = props;
  const shut = (): void => void (asked.value = undefined);
  const publishing = useSignal(false);
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const publish = async (): Promise<void> => {
    publishing.value = true;
    const revision = await item.publish();
    publishing.value = false;
    if (asked.value === 'publish') shut();
    if (revision !== undefined) return app.notices.tell(words.publish.done);
    // Who looks at something else meanwhile would not see it where it is told.
    const { message } = item.refusal.value ?? {};
    if (gone.current && message) app.notices.refuse(articleWords.edit.notPublished(message));
  };
  const takeOff = async (): Promise<void> => {
    const revision = await item.unpublish();
    shut();
    if (revision !== undefined) app.notices.tell(words.off.done);
  };
  const discard = async (): Promise<void> => {
    const left = await item.discard();
    shut();
    if (left) app.notices.tell(words.discard.done);
    if (left === 'gone') onGone();
  };
  if (asked.value === 'publish') {
    return (
      <Confirm
        title={words.publish.title}
        busy={publishing.value}
        yes={publishing.value ? words.publish.busy : words.publish.now}
        no={publishing.value ? words.publish.goOn : words.publish.notYet}
        working={item.busy.value ? words.publish.working : words.publish.saving}
        onYes={() => void publish()}
        onNo={shut}
      >
        <Changes {...props} />
      </Confirm>
    );
  }
  const busy = item.busy.value !== undefined || item.saving.value === 'saving';
  const told = asked.value === 'off' ? words.off : words.discard;
  const whole = asked.value === 'discard' && !item.detail.value?.versions.length;
  return (
    <Confirm
      {...{ title: told.title, yes: told.now, busy }}
      onYes={() => void (asked.value === 'off' ? takeOff() : discard())}
      onNo={shut}
    >
      <p class="lead">{whole ? words.discard.whole : told.lead}</p>
    </Confirm>
  );
};

const More = ({ item, asked }: ActsProps) => {
  const open = useSignal(false);
  const detail = item.detail.value;
  const ask = (what: Asked): void => {
    open.value = false;
    asked.value = what;
  };
  const draft = hasDraft(item);
  if (item.mine.value || (!draft && !detail?.live)) return null;
  return (
    <Menu
      open={open}
      title={words.more}
      faceClass="ctl bare"
      face={
        <>
          <Icon name="dots" />
          <Hidden>{words.more}</Hidden>
        </>
      }
    >
      <div class="choices">
        {draft && (
          <button type="button" onClick={() => ask('discard')}>
            {words.discard.do}
          </button>
        )}
        {detail?.live && (
          <button type="button" onClick={() => ask('off')}>
            {words.off.do}
          </button>
        )}
      </div>
    </Menu>
  );
};

/** Publish, and what is done less often. */
export const Acts = (props: ActsProps) => {
  const { item, asked } = props;
  const ready = isPublishable(item) && !item.mine.value;
  const busy = item.busy.value === 'publish';
  return (
    <>
      <More {...props} />
      <button
        type="button"
        class="ctl ink"
        disabled={!ready}
        aria-busy={busy}
        aria-keyshortcuts="Control+Enter"
        onClick={() => (asked.value = 'publish')}
      >
        {busy ? words.publish.busy : words.publish.now}
      </button>
      {asked.value && <Asking {...props} />}
    </>
  );
};
