import { digits, some } from '../../words/count.ts';

const events = (n: number): string => some(n, 'event', 'events');
const loads = (n: number): string => some(n, 'page load', 'page loads');

export const healthWords = {
  failed: 'The state of things did not load',
  period: (days: number) => (days === 1 ? 'the last 24 hours' : `the last ${days} days`),

  quiet: (period: string) => `Nothing was received in ${period}`,
  quietLead: 'What pages report, and what of it was refused or came late, stands here a moment after it arrives.',
  quietAction: 'Go to Install',

  sentence: {
    notReady:
      '<b>The collector cannot store anything now.</b> <q>Nothing is acknowledged until it can: pages try again, in full mode also on a later visit. Look at the disk and the database.</q>',
    lost: '<b>{lost} of {stored} acknowledged in {period} are not in the log.</b> <q>They were there when they were acknowledged. A damaged disk or a backup that was put back can do that.</q>',
    kept: '<b>Of {stored} acknowledged in {period} none is known to be lost.</b>',
    refused: '<q>{refused} something was refused; each reason stands below with what to do.</q>',
    missing: '<q>{missing} missing in what pages numbered.</q>',
    onlyRefused:
      '<b>Nothing was stored in {period}, and {refused} something was refused.</b> <q>Each reason stands below.</q>',
  },
  events,
  /** `start`: it begins a sentence. */
  times: (n: number, start = false) => {
    if (n === 1) return start ? 'Once' : 'once';
    return `${digits.format(n)} times`;
  },
  numbers: (n: number) => (n === 1 ? '1 number is' : `${digits.format(n)} numbers are`),

  figures: {
    stored: ['Stored', 'Events answered only after they were on the disk.'],
    repeats: [
      'Repeats dropped',
      'Sent again because the page could not hear the answer: mostly it was left too quickly, and the next page sends the same to be sure. Each is kept once, so that many repeats are nothing lost.',
    ],
    refused: [
      'Refused',
      'Events, messages or whole batches that were not kept, each time they were sent, with the reason told to the sender.',
    ],
    late: [
      'Over a minute late',
      'Stored more than a minute after they happened, by the corrected clock: a device was offline or asleep, or the collector away. They count on the day they happened.',
    ],
  } satisfies Record<string, [string, string]>,
  lateMore: (hour: number, day: number) => `${digits.format(hour)} over an hour, ${digits.format(day)} over a day`,
  ofReceived: (share: string) => `${share} of what came`,

  hours: {
    title: 'Received an hour',
    defined: 'By when the collector received them, in the shop’s time zone. Not stored: repeats and what was refused.',
    name: (stored: number, repeats: number, refused: number, period: string) =>
      `Received an hour: ${events(stored)} stored, ${some(repeats, 'repeat', 'repeats')} dropped and ${digits.format(refused)} refused in ${period}`,
    stored: 'stored',
    other: 'not stored',
    shortOther: 'other',
    point: (hour: string, stored: number, repeats: number, refused: number) =>
      `${hour}: ${digits.format(stored)} stored, ${some(repeats, 'repeat', 'repeats')}, ${digits.format(refused)} refused`,
    open: (stored: number) => `This hour is not over: ${digits.format(stored)} stored so far.`,
    heads: ['Hour', 'Stored', 'Repeats', 'Refused'],
    soFar: (hour: string) => `${hour}, so far`,
    left: 'Hours in which nothing was received are left out.',
  },

  refusals: {
    title: 'Refused, and what to do',
    none: 'Nothing was refused.',
    times: (n: number) => (n === 1 ? 'Once, {when}' : `${digits.format(n)} times, last {when}`),
    toInstall: 'Install',
    exact: 'To the sender: {why}',
  },

  numbering: {
    title: 'What pages numbered',
    defined:
      'Each page load numbers its events, so that one which is missing between others is seen. What was lost before the first one stored, at the very end, or between two visits of one page load leaves no hole. Page loads of the last half hour may still go on and are not looked at.',
    modes: { full: 'Full', cookieless: 'Cookieless' },
    nothing: 'No page load in this mode yet, or all of them in the last half hour.',
    noGaps: (tabs: number) => `${loads(tabs)}, and no number is missing between others`,
    missing: (n: number, holed: number, tabs: number) =>
      `${n === 1 ? '1 number is' : `${digits.format(n)} numbers are`} missing between others in ${digits.format(holed)} of ${loads(tabs)}: made on a page, not stored`,
    why: {
      full: 'They may still wait on a device that is offline; in full mode they are sent when it is back on your pages.',
      cookieless: 'In cookieless that can happen when a tab closes while the network is away.',
    },
    refused: (n: number) => `Up to ${digits.format(n)} of them may be among the refused`,
    allEnded: (tabs: number) =>
      tabs === 1 ? 'It said good-bye: nothing came after it' : `All ${digits.format(tabs)} said good-bye`,
    unended: (n: number, tabs: number) =>
      `Of ${loads(tabs)}, ${digits.format(n)} said no good-bye: what they did after their last event is not known`,
    phones: 'Phones often close a page without a word.',
  },

  machine: {
    title: 'The machine',
    now: 'At this moment',
    ready: 'Can store',
    yes: 'Yes, tried just now',
    no: 'No',
    store: 'Store',
    stores: { sqlite: 'SQLite, one file', postgres: 'PostgreSQL' },
    database: 'Database',
    disk: 'Free on the disk',
    diskLow: (free: string) => `${free}: little. When it is full nothing can be stored`,
    diskElsewhere: 'Known to the database server only',
    memory: 'Memory of this process',
    uptime: 'Running for',
    backup: 'Last backup',
    backupOld: (when: string) => `${when}: over a week ago`,
    backupNone: 'None known. attendant backup FILE makes one while it runs; copies made otherwise are not seen here',
    version: 'Version',
    unknown: 'Not known now',
  },
  seconds: (n: number) => {
    if (n < 7_200) return some(Math.max(1, Math.floor(n / 60)), 'minute', 'minutes');
    return n < 172_800 ? some(Math.floor(n / 3_600), 'hour', 'hours') : some(Math.floor(n / 86_400), 'day', 'days');
  },
};
