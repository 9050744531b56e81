import './together.ts';
import { effect, signal } from '../state/signal.ts';
import type { Host } from '../host.ts';
import { type FormSpeech, loadFormSpeech } from '../locales/form-speech.ts';
import { createForm } from '../state/form.ts';
import { createMissing, type Missing } from '../state/missing.ts';
import type { PanelState } from '../state/panel.ts';
import type { Data } from './data.tsx';
import type { Shown, Writing } from './shown.ts';
import { Trouble } from './trouble.tsx';
import { FormView, situationOf } from './form-view.tsx';
import { formCss } from './form-css.ts';
import { MissingView } from './missing-view.tsx';
import { outcomeWords } from './outcome-words.ts';
import { plainForm } from './plain.ts';
import { adopt } from './sheet.ts';
import { writeCss } from './write-css.ts';

/** The forms with their words; what is half written is kept between openings. */
export const createWriting = async (host: Host, state: PanelState): Promise<Writing> => {
  const tell = (): Promise<FormSpeech> => loadFormSpeech([host.locale(), host.site.lang]);
  const words = signal(await tell());
  const forms = { message: createForm(host, 'message'), feedback: createForm(host, 'feedback') };
  const missing = new Map<string, Missing>();
  const formOf = (at: string) => (at === 'message' || at === 'feedback' ? forms[at] : undefined);

  /** What was missing, of that answer to that question. */
  const missingOf = (article: string, ask: string | undefined): Missing => {
    const key = `${article} ${ask}`;
    const known = missing.get(key) ?? createMissing(host, state, article, ask);
    missing.set(key, known);
    return known;
  };

  const data = signal<Data | undefined>(undefined);
  const lost = signal(false);
  let coming: Promise<void> | undefined;
  let over = false;
  /** "My data" is asked for by few: it comes when it is opened. */
  const loadData = (): Promise<void> =>
    (coming ??= import('./data.tsx')
      .then(({ createData }) => createData(host))
      .then((made) => {
        if (over) return made.stop();
        data.value = made;
      })
      .catch(() => {
        lost.value = true;
        coming = undefined;
      }));
  const DataPage = (shown: Shown) => {
    const made = data.value;
    if (made) return <made.View {...shown} />;
    return (
      <div class="body">
        {lost.value ? <Trouble text={shown.speech.words.failText} again={loadData} shown={shown} /> : null}
      </div>
    );
  };

  const stops = [adopt(host.root, formCss + writeCss)];
  const take = effect(() => {
    const text = state.given.value;
    if (!text) return;
    state.given.value = '';
    forms.message.take(text);
  });
  stops.push(
    take,
    effect(() => {
      // In a moment of its own: what it reads is not this effect's.
      if (state.page.value.at === 'data') queueMicrotask(() => void (data.value ? data.value.renew() : loadData()));
    }),
  );
  return {
    Form: (shown) =>
      shown.at === 'data' ? (
        <DataPage {...shown} />
      ) : (
        <FormView {...shown} form={forms[shown.at]} words={words.value} />
      ),
    Missing: (shown) => <MissingView {...shown} missing={missingOf(shown.article, shown.ask)} words={words.value} />,
    said(at) {
      if (at === 'data') return data.value?.said() ?? '';
      const form = formOf(at);
      return form?.phase.value === 'done' ? outcomeWords(situationOf(host, state, form), words.value)[1] : '';
    },
    // Nothing until then: the forms come while somebody reads, and must not look like another view.
    step: (at) => formOf(at)?.phase.value === 'done' || (at === 'data' && !!data.value) || undefined,
    renew() {
      for (const form of Object.values(forms)) if (form.phase.value === 'done') form.again();
    },
    async retell() {
      words.value = await tell();
      await data.value?.retell();
    },
    stop() {
      over = true;
      data.value?.stop();
      for (const stop of stops) stop();
    },
    plain: (into, close) => plainForm(into, { host, state, close, form: forms.message, speech: words.value }),
  };
};
