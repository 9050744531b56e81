/** When people of the shop answer. */
export interface Hours {
  /** IANA name of the zone the times are in. */
  time_zone: string;
  /** Seven days, Monday first; each a list of [opens, closes] in minutes after midnight. */
  week: [opens: number, closes: number][][];
  /** Dates YYYY-MM-DD on which the shop is closed all day. */
  closed?: string[];
}
