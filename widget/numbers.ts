// In a module of their own the bundler writes them where they are used, which takes fewer bytes than a name.

/** How often a visible page is looked at, in milliseconds. */
export const TICK = 1000;
/** Ticks in which a page's consent script may raise the mode before what a higher one kept is erased. */
export const DECIDED = 5;
/** Milliseconds after which the second script, if it did not load, is asked for again. */
export const PATIENCE = 30_000;
/** How soon it is asked for again where it never came. */
export const SOON = 15_000;
