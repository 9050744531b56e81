import type { Happenings } from './host.ts';

/** The one form of our lines on the console: who speaks, what happened, and the remedy. */
export const warn = (text: string): void => console.warn('Attendant: ' + text);

/** The page never sees an error of ours; what was thrown becomes a line on the console. */
export const guard =
  <A extends unknown[], R>(act: (...args: A) => R) =>
  (...args: A): R | undefined => {
    try {
      return act(...args);
    } catch (problem) {
      warn(problem instanceof Error ? problem.message : String(problem));
      return undefined;
    }
  };

type Hear = (detail: never) => void;

/** Those who asked with on(), and how they are told. */
export const createHearers = () => {
  const hearers = new Map<string, Set<Hear>>();
  const of = (event: string): Set<Hear> => {
    const known = hearers.get(event) ?? new Set();
    hearers.set(event, known);
    return known;
  };
  return {
    on: <E extends keyof Happenings>(event: E, hear: (detail: Happenings[E]) => void) => void of(event).add(hear),
    off: <E extends keyof Happenings>(event: E, hear: (detail: Happenings[E]) => void) => void of(event).delete(hear),
    tell: <E extends keyof Happenings>(event: E, detail: Happenings[E]) => {
      for (const hear of of(event)) guard(hear)(detail as never);
    },
  };
};
