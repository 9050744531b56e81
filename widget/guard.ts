/** The one form of our lines on the console: who speaks, what happened, and the remedy. */
export const warn = (text: unknown): void => console.warn('Attendant: ' + text);

/** The page never sees an error of ours; what was thrown becomes a line on the console. */
export const guard =
  <A extends unknown[], R>(act: (...args: A) => R) =>
  (...args: A): R | undefined => {
    try {
      return act(...args);
    } catch (problem) {
      warn(problem);
      return undefined;
    }
  };

type Hear = (detail: never) => void;

/** Those who asked with on(): an event's name and who hears it. */
export type Hearers = [event: string, hear: Hear][];
