import { StoreError, type Store } from '../store/store.ts';
import { foldSite } from './folding.ts';

/**
 * Counts what waits before an answer. Where nothing can be written now (a full disk, a locked database), the figures are
 * those of before, and say up to when they are counted.
 */
export const foldFirst = async (store: Store, siteId: number): Promise<void> => {
  try {
    await foldSite(store, siteId);
  } catch (error) {
    if (!(error instanceof StoreError && error.retry)) throw error;
  }
};
