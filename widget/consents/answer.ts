/** What one consent platform knows of this shopper's answer. */
export interface Answer {
  /** `open`: she was not asked, or has not answered yet. */
  measurement: 'given' | 'refused' | 'open';
  /** Absent: the platform does not ask for that. */
  personalisation?: boolean | undefined;
  marketing?: boolean | undefined;
}

/** One platform in the page, looked at once a second: most are there late, and some are replaced. */
export interface Platform {
  name: string;
  /** Nothing while it is not there or has nothing to say of this visit. */
  read(): Answer | undefined;
  /** Takes back what listens. */
  stop?(): void;
}
