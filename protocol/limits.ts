/** Sizes both sides keep to. The widget stays under them, the collector refuses what is over. */
export const limits = {
  /** Bytes of one request body; under the 64 KiB which all keepalive requests of a page share. */
  bodyBytes: 262_144,
  /** Bytes the widget puts into one batch. */
  batchBytes: 30_000,
  eventsPerBatch: 500,
  messagesPerBatch: 50,
  /** Characters. */
  url: 2_048,
  title: 300,
  name: 40,
  /** Characters of one event's `data`, as JSON. */
  data: 8_192,
  items: 200,
  itemText: 200,
  text: 5_000,
  email: 254,
  personName: 120,
  answers: 20,
  tab: 40,
  /** Milliseconds. Without traffic for this long a session is over (GA4's default). */
  sessionGap: 30 * 60_000,
  /** Milliseconds. A device clock that is off by more than this is corrected by the server's. */
  clockSkew: 60_000,
  /** Milliseconds of active time after which a session is engaged (GA4's default). */
  engagedMs: 10_000,
} as const;
