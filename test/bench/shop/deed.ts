/** What a page tells: an event's type and data. */
export type Deed = readonly [type: string, data: Record<string, unknown>];
