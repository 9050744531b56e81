const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How instants (UTC milliseconds) are written, all in one time zone. */
export interface Times {
  /** "2 min", "3 h", "1 d", then the date: for narrow columns. */
  short(at: number, now: number): string;
  /** "today 11:42", "yesterday 09:10", "19 Nov 11:42". */
  when(at: number, now: number): string;
  /** Everything, with seconds and zone: for tooltips. */
  full(at: number): string;
  clock(at: number): string;
  seconds(at: number): string;
  /** "19 Nov", with the year if it is another than now's. */
  day(at: number, now: number): string;
  /** YYYY-MM-DD. */
  date(at: number): string;
}

/** @param timeZone IANA name; one the browser does not know stands for UTC */
export const createTimes = (timeZone: string): Times => {
  const make = (options: Intl.DateTimeFormatOptions) => {
    try {
      return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
    } catch {
      return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
    }
  };
  const clock = make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = make({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const day = make({ day: 'numeric', month: 'short' });
  const dayYear = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const full = make({ dateStyle: 'full', timeStyle: 'long' });
  const parts = make({ year: 'numeric', month: '2-digit', day: '2-digit' });

  const date = (at: number): string => parts.format(at).split('/').toReversed().join('-');
  const dayOf = (at: number, now: number): string =>
    (date(at).slice(0, 4) === date(now).slice(0, 4) ? day : dayYear).format(at);

  return {
    clock: (at) => clock.format(at),
    seconds: (at) => seconds.format(at),
    full: (at) => full.format(at),
    date,
    day: dayOf,
    short: (at, now) => {
      const age = now - at;
      if (age < MINUTE) return 'now';
      if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
      if (age < DAY) return `${Math.floor(age / HOUR)} h`;
      if (age < 7 * DAY) return `${Math.floor(age / DAY)} d`;
      return dayOf(at, now);
    },
    when: (at, now) => {
      const today = date(now);
      if (date(at) === today) return `today ${clock.format(at)}`;
      if (date(at + DAY) === today) return `yesterday ${clock.format(at)}`;
      return `${dayOf(at, now)} ${clock.format(at)}`;
    },
  };
};
