// Single numbers beside the object that holds them all: a bundler keeps only those that are used.

/** Bytes the widget puts into one batch. */
export const BATCH_BYTES = 30_000;
export const EVENTS_PER_BATCH = 500;
export const MESSAGES_PER_BATCH = 50;
/** Characters. */
export const URL_LENGTH = 2_048;
export const TITLE_LENGTH = 300;
export const ITEM_TEXT = 200;
export const ITEMS = 200;
/** Characters of one event's `data`, as JSON. */
export const DATA_LENGTH = 8_192;
/** Milliseconds. Without traffic for this long a session is over (GA4's default). */
export const SESSION_GAP = 30 * 60_000;

/** Sizes both sides keep to. The widget stays under them, the collector refuses what is over. */
export const limits = {
  /** Bytes of one request body; under the 64 KiB which all keepalive requests of a page share. */
  bodyBytes: 262_144,
  batchBytes: BATCH_BYTES,
  eventsPerBatch: EVENTS_PER_BATCH,
  messagesPerBatch: MESSAGES_PER_BATCH,
  /** Characters. */
  url: URL_LENGTH,
  title: TITLE_LENGTH,
  name: 40,
  /** Characters of one event's `data`, as JSON. */
  data: DATA_LENGTH,
  items: ITEMS,
  itemText: ITEM_TEXT,
  text: 5_000,
  email: 254,
  personName: 120,
  answers: 20,
  tab: 40,
  sessionGap: SESSION_GAP,
  /** Milliseconds. A device clock that is off by more than this is corrected by the server's. */
  clockSkew: 60_000,
  /** Milliseconds of active time after which a session is engaged (GA4's default). */
  engagedMs: 10_000,
} as const;
