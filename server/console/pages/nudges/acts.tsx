import type { NudgeResult } from '../../../../protocol/figures.ts';
import type { ContentItem } from '../../state/content.ts';
import { Confirm } from '../../ui/content/confirm.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { contentWords } from '../../words/content.ts';
import { changesOf } from './body.ts';
import { editWords as words } from './editWords.ts';
import type { OpenNote } from './note.ts';
import { peopleIn } from './sentence.ts';
import type { Nudges } from './state.ts';

interface ActsProps extends PageProps {
  nudges: Nudges;
  note: OpenNote;
  result: NudgeResult | undefined;
}

const nameIn = (item: ContentItem<'nudge'>): string => item.body.value?.name.trim() || item.id.value || '';

const PublishLines = ({ note: { item }, result }: ActsProps) => {
  const body = item.body.value;
  const live = item.detail.value?.live?.body;
  const changed = body && live ? changesOf(body, live) : [];
  return (
    <>
      {changed.length > 0 && <p>{words.changed(changed.join(', '))}</p>}
      <p>{words.willShow(body?.hold ?? 0)}</p>
      {result?.version !== undefined && peopleIn(result) > 0 && (
        <p>
          <b>{words.newTrial(result.version, peopleIn(result))}</b>
        </p>
      )}
    </>
  );
};

/** What is asked before it is done, and what it will do. */
export const Asked = (props: ActsProps) => {
  const { app, site, nudges, note } = props;
  const { item, ask } = note;
  const asked = ask.value;
  if (!asked) return null;
  const name = nameIn(item);
  const shared = { busy: item.busy.value !== undefined, onNo: () => (ask.value = undefined) };
  const told = async (done: Promise<boolean>, text: string): Promise<void> => {
    if (!(await done)) return;
    app.notices.speak(text);
    await Promise.all([nudges.again(), app.shops.learn(site.key, true)]);
  };
  const discard = async (): Promise<void> => {
    const left = await item.discard();
    ask.value = undefined;
    if (!left) return;
    app.notices.speak(contentWords.discard.done);
    await nudges.again();
    const { id: _, ...list } = app.router.route.value;
    if (left === 'gone') app.router.go(list);
  };
  const restore = async (version: number): Promise<void> => {
    const done = await item.restore(version);
    ask.value = undefined;
    if (done) app.notices.speak(contentWords.versions.restored(version));
  };

  if (asked.act === 'publish')
    return (
      <Confirm
        {...shared}
        title={words.publishTitle(name)}
        yes={words.publish}
        no={contentWords.publish.notYet}
        onYes={() => void told(note.publish(), words.done)}
      >
        <PublishLines {...props} />
      </Confirm>
    );
  if (asked.act === 'off')
    return (
      <Confirm
        {...shared}
        title={words.offTitle(name)}
        yes={words.offYes}
        onYes={() => void told(note.takeOff(), words.offDone)}
      >
        <p>{words.offLead}</p>
      </Confirm>
    );
  if (asked.act === 'restore')
    return (
      <Confirm
        {...shared}
        title={words.restoreTitle(asked.version)}
        yes={contentWords.versions.restore}
        onYes={() => void restore(asked.version)}
      >
        <p>{item.detail.value?.draft ? contentWords.versions.replaces : words.savedByItself}</p>
      </Confirm>
    );
  return (
    <Confirm {...shared} title={contentWords.discard.title} yes={contentWords.discard.now} onYes={() => void discard()}>
      <p>{item.detail.value?.versions.length ? contentWords.discard.lead : contentWords.discard.whole}</p>
    </Confirm>
  );
};

/** On or off. What it does is asked first. */
export const Switch = ({ note }: { note: OpenNote }) => {
  const on = note.on.value;
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-label={words.switchName(nameIn(note.item))}
      onClick={() => {
        if (on) note.ask.value = { act: 'off' };
        else void note.askPublish();
      }}
    >
      <span class="switch-track" aria-hidden="true" />
      <span aria-hidden="true">{on ? words.on : words.off}</span>
    </button>
  );
};
