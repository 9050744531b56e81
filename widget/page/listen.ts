/** Adds a listener that goes when its instance goes, hears events before the page can stop them, and never throws. */
export type Listen = (target: EventTarget, type: string, hear: (event: Event) => void) => void;
