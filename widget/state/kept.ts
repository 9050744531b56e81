import type { Host, KeptQuestion } from '../host.ts';

/** Questions that wait at once: the oldest gives way. */
const MOST = 5;
/** Milliseconds after which a question is forgotten, answered or not. */
const LONG = 180 * 86_400_000;

/** Questions whose answers the shopper waits for, the newest first. Those that waited too long are not among them. */
export const keptQuestions = ({ recorder, now }: Host): KeptQuestion[] =>
  (recorder.notes().questions ?? []).filter(({ at }) => now() - at < LONG);

export const forgetQuestion = (host: Host, ask: string): void =>
  host.recorder.note({ questions: keptQuestions(host).filter((question) => question.ask !== ask) });

/** Without what may not leave the device, since its answer is reported with the question's number only. */
export const keepQuestion = (host: Host, ask: string, text: string): void => {
  forgetQuestion(host, ask);
  const question = { ask, text: host.blanked(text), at: host.now() };
  host.recorder.note({ questions: [question, ...keptQuestions(host)].slice(0, MOST) });
};
