import { inMajor } from '../../collect/amounts.ts';
import type { StoredEvent } from '../../store/store.ts';

/** An event with its amounts as people write them; they are kept in minor units. */
export const inMajors = (event: StoredEvent): StoredEvent => ({ ...event, data: inMajor(event.data) });
