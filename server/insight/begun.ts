import type { Site, Store } from '../store/store.ts';
import { endOfDate } from './day.ts';
import type { Days } from './period.ts';

/** Whether something had come by the end of the period's first day: else it cannot be compared with. */
export const hadBegun = async (store: Store, site: Site, { dates }: Days): Promise<boolean> => {
  const first = await store.figures.firstVisitAt(site.id);
  return first !== undefined && first < (endOfDate(dates[0]!, site.timeZone) ?? 0);
};
