import { some } from './words/count.ts';
import { filterWords, inboxWords, itemWords } from './words/inbox.ts';
import { installWords } from './words/install.ts';
import { keyWords } from './words/keys.ts';
import { pathWords, visitorWords } from './words/visitor.ts';

/** Every sentence of the console. */
export const words = {
  product: 'Attendant',
  skip: 'Skip to the content',
  tryAgain: 'Try again',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  copySelected: 'Selected. Press Ctrl C to copy.',
  remove: (what: string) => `Remove ${what}`,
  loading: 'Loading',
  pageMissing: 'This page did not load',
  offline: 'You are offline. What you see may be old; it comes up to date by itself.',

  errors: {
    noReply: 'The collector does not reply. Check your connection.',
    unknown: 'The answer could not be read. Load the page again.',
    tooMany: (wait?: number) =>
      wait
        ? `Too many tries. Wait ${wait > 90 ? some(Math.ceil(wait / 60), 'minute', 'minutes') : some(wait, 'second', 'seconds')}, then try again.`
        : 'Too many tries. Wait a minute, then try again.',
    status: (status: number) =>
      status >= 500
        ? `The collector failed (${status}). Nothing was changed.`
        : `The collector refused this (${status}).`,
  },

  login: {
    title: 'Sign in',
    lead: 'Read what shoppers say, and set up your shop.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in',
    ended: 'You were signed out. Sign in to go on where you were.',
    noEmail: 'Write your e-mail address.',
    badEmail: 'This is not an e-mail address. It needs an @ and a name after it.',
    noPassword: 'Write your password.',
    wrong: 'E-mail and password do not match.',
    failed: (reason: string) => `Sign-in did not work. ${reason}`,
    first: 'First time here? Open the sign-in link you were sent.',
  },
  link: {
    title: 'Welcome',
    lead: 'Choose the name your colleagues see, and a password.',
    name: 'Your name',
    password: 'Password',
    hint: 'At least 10 characters. A few words in a row work well.',
    submit: 'Save and sign in',
    noName: 'Write your name.',
    short: (n: number) => `Too short: at least 10 characters, this has ${n}.`,
    used: 'This link was used or is too old. Ask the owner for a new one, or sign in if you have a password.',
    toLogin: 'Sign in with a password',
  },

  nav: {
    main: 'Main',
    overview: 'Overview',
    inbox: 'Inbox',
    questions: 'Questions',
    articles: 'Articles',
    service: 'Self-service',
    nudges: 'Nudges',
    settings: 'Settings',
    install: 'Install',
    health: 'Health',
    help: 'Help',
    selling: 'Selling',
    more: 'More',
    open: (n: number) => some(n, 'open', 'open'),
    sites: 'Your shops',
    account: 'Account',
    keys: 'Keys',
    signOut: 'Sign out',
    unsaved: 'Not everything is saved',
    unsavedLead:
      'What you wrote here and the collector does not have is taken off this device when you sign out, since others may use it.',
    signOutAnyway: 'Sign out and lose it',
    stay: 'Stay signed in',
    search: 'Search and go to',
    noSite: 'You belong to no shop yet',
    noSiteLead: 'Ask an owner to add you, then load this page again.',
    unknownSite: 'There is no such shop, or you do not belong to it',
    toSite: (name: string) => `Go to ${name}`,
    role: { owner: 'Owner', staff: 'Staff', viewer: 'Viewer, may only read' },
  },

  kinds: { message: 'Message', feedback: 'Feedback', survey: 'Survey' },
  statuses: { open: 'Open', done: 'Done', any: 'Open and done' },

  palette: {
    title: 'Search and go to',
    placeholder: 'A page, or words in the inbox',
    results: (n: number) => some(n, 'result', 'results'),
    goTo: (page: string) => `Go to ${page}`,
    search: 'Search the inbox for “{text}”',
    switchTo: 'Switch to {name}',
    hint: 'Arrows move, Enter opens, Esc closes',
  },

  keys: keyWords,
  inbox: inboxWords,
  filters: filterWords,
  item: itemWords,
  visitor: visitorWords,
  path: pathWords,
  install: installWords,
};
