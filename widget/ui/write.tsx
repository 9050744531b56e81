import './together.ts';
import { effect, signal } from '../state/signal.ts';
import type { Host } from '../host.ts';
import { type FormSpeech, loadFormSpeech } from '../locales/form-speech.ts';
import { createForm } from '../state/form.ts';
import { createMissing, type Missing } from '../state/missing.ts';
import type { PanelState } from '../state/panel.ts';
import type { Shown, Writing } from './shown.ts';
import { Trouble } from './trouble.tsx';
import { FormView, situationOf } from './form-view.tsx';
import { formCss } from './form-css.ts';
import { MissingView } from './missing-view.tsx';
import { outcomeWords } from './outcome-words.ts';
import { plainForm } from './plain.ts';
import { later } from './later.ts';
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

  /** "My data" is asked for by few: it comes when it is opened. */
  const data = later(() => import('./data.tsx').then(({ createData }) => createData(host)));
  const DataPage = (shown: Shown) => {
    const made = data.part.value;
    if (made) return <made.View {...shown} />;
    return (
      <div class="body">
        {data.failed.value ? <Trouble text={shown.speech.words.failText} again={data.load} shown={shown} /> : null}
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
      if (state.page.value.at === 'data')
        queueMicrotask(() => void (data.part.value ? data.part.value.renew() : data.load()));
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
      if (at === 'data') return data.part.value?.said() ?? '';
      const form = formOf(at);
      return form?.phase.value === 'done' ? outcomeWords(situationOf(host, state, form), words.value)[1] : '';
    },
    // Nothing until then: the forms come while somebody reads, and must not look like another view.
    step: (at) => formOf(at)?.phase.value === 'done' || (at === 'data' && !!data.part.value) || undefined,
    renew() {
      for (const form of Object.values(forms)) if (form.phase.value === 'done') form.again();
    },
    async retell() {
      words.value = await tell();
      await data.part.value?.retell();
    },
    stop() {
      data.stop();
      for (const stop of stops) stop();
    },
    plain: (into, close) => plainForm(into, { host, state, close, form: forms.message, speech: words.value }),
  };
};
