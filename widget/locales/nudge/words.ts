import type { Plural } from '../words.ts';

/** The frame of a note: its own words are the owner's. The comments are the translator's notes. */
export interface NudgeWords {
  /** The button beside the owner's "yes": as calm and as easy as that. */
  no: string;
  why: string;
  /** Heading over the reasons. */
  whyTitle: string;
  back: string;
  /** Never again on this device. */
  stop: string;
  hide: string;

  /** {time}: "10 minutes", in the case that stands alone. */
  idle: string;
  /** The mouse pointer left the window upwards; a phone's page was scrolled up quickly. */
  pointer: string;
  scroll: string;
  /** {from}, {gap}: amounts. */
  delivery: string;
  /** {time}: "2 hours", "3 days". */
  away: string;
  /** The page itself called for the note. */
  called: string;
  /** {count}: at most so many such notes. */
  day: Plural;
  tab: Plural;
  device: string;
  /** {share}: per cent of the shoppers. */
  held: string;
}
