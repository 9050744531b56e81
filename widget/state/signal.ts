/** A value that tells who read it when it changes. */
export interface Signal<T> {
  value: T;
}

interface Run {
  (): void;
  /** Those in whose lists of readers it stands. */
  sources: Set<Set<Run>>;
}

// Of the moment only: what runs now, and what has to run when that is through. Nothing outlives a call.
let running: Run | undefined;
let depth = 0;
const due = new Set<Run>();

/** Changes made together are told once, when `act` is through. */
export const batch = <T>(act: () => T): T => {
  depth++;
  try {
    const made = act();
    // Those that run may make others due.
    if (depth === 1)
      for (const run of due) {
        due.delete(run);
        run();
      }
    return made;
  } finally {
    depth--;
  }
};

export const signal = <T>(first: T): Signal<T> => {
  const readers = new Set<Run>();
  let value = first;
  return {
    get value() {
      if (running) {
        readers.add(running);
        running.sources.add(readers);
      }
      return value;
    },
    set value(next) {
      if (next === value) return;
      value = next;
      batch(() => {
        for (const reader of readers) due.add(reader);
      });
    },
  };
};

/** A value made of signals: whoever reads it reads them. It is not kept; what is dear to make keeps itself. */
export const computed = <T>(read: () => T): { readonly value: T } => ({
  get value() {
    return read();
  },
});

/** Runs `act` now, and again whenever a signal that it read has changed; not if it throws at first. Returns what ends that. */
export const effect = (act: () => void): (() => void) => {
  const stop = (): void => {
    for (const source of run.sources) source.delete(run);
    run.sources.clear();
    due.delete(run);
  };
  const run: Run = Object.assign(
    () => {
      const before = running;
      stop();
      running = run;
      try {
        batch(act);
      } finally {
        running = before;
      }
    },
    { sources: new Set<Set<Run>>() },
  );
  try {
    run();
  } catch (problem) {
    stop();
    throw problem;
  }
  return stop;
};
