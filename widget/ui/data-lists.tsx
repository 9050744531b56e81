import type { DataSpeech } from '../locales/mine-speech.ts';
import type { MyData } from '../state/mine.ts';
import { requestWords, Rows, sizeWords } from './data-rows.tsx';
import { Icon } from './icons.tsx';
import type { Shown } from './shown.ts';

export interface DataProps extends Shown {
  mine: MyData;
  said: DataSpeech;
}

/** Questions without an answer that are kept, each with what lets go of it. */
export const Waiting = ({ mine, said: { words }, focus, state }: DataProps) => {
  const questions = mine.questions();
  if (!questions[0]) return null;
  const drop = (ask: string) => {
    mine.dropQuestion(ask);
    state.kept.value++;
    queueMicrotask(() => focus(questions[1] ? '.waits button' : 'h3'));
  };
  return (
    <>
      <p class="small">{words.kept}</p>
      <ul class="waits">
        {questions.map(({ ask, text }) => (
          <li key={ask}>
            <span class="t" id={`kept-${ask}`}>
              <bdi>{text}</bdi>
            </span>
            <button
              type="button"
              class="tap"
              id={`drop-${ask}`}
              aria-label={words.drop}
              aria-labelledby={`drop-${ask} kept-${ask}`}
              onClick={() => drop(ask)}
            >
              <Icon name="x" look="s" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

/** Every request of this page that is remembered, with what it carried. */
export const Left = ({ mine, said }: DataProps) => {
  const { words, count, dates, fill } = said;
  const { sent } = mine.explain();
  const sizeOf = (body: unknown): number => (body ? new TextEncoder().encode(String(body)).length : 0);
  // Without a status nothing came back: offline, not even the request left.
  const gone = sent.filter(({ status }) => status);
  const whole = gone.reduce((sum, { body }) => sum + sizeOf(body), 0);
  const entries = count(words.requests, gone.length);
  return (
    <details class="left">
      <summary class="row">
        <span class="t">
          {words.left}
          <small>{whole ? fill(words.sized, { entries, size: sizeWords(whole, said) }) : entries}</small>
        </span>
        <Icon name="next" look="s flip" />
      </summary>
      <p class="small">{words.leftNote}</p>
      <Rows
        rows={sent.map(({ at, url, body, status }) => [
          `${dates({ timeStyle: 'medium' }).format(at)} ${requestWords(url, body, said)}`,
          status ? (body ? sizeWords(sizeOf(body), said) : words.empty) : words.noReply,
        ])}
      />
    </details>
  );
};
