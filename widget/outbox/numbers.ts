// In a module of their own the bundler writes them where they are used, which takes fewer bytes than a name.

/** Milliseconds in which events gather. */
export const LULL = 1000;
/** Milliseconds no failure waits as little as: less is a next batch of another size. */
export const SOON = 99;
/** So many failures stand for all while the browser is offline: waits of two to four seconds. */
export const OFFLINE = 2;
/** Seconds to wait for other tabs: one that was frozen with the lock in its hand would keep it for ever. */
export const TURNS = 20;
/** With a batch of this number the rest waits: a page that made thousands while offline is not held up to write them. */
export const FULL = 7;
