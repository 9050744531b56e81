/** One line about what the process does. `facts` never hold personal data: no addresses, mails or words of people. */
export type Log = (level: 'info' | 'warn' | 'error', what: string, facts?: Record<string, string | number>) => void;

/** JSON lines: `{"at":"2026-11-09T10:00:00.000Z","level":"info","what":"listening","port":8787}`. */
export const createLog =
  (stream: { write(text: string): unknown }, now: () => number = Date.now): Log =>
  (level, what, facts = {}) => {
    stream.write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, what, ...facts })}\n`);
  };

/** For tests and commands whose own output is what people read. */
export const silent: Log = () => {};
