import { limits } from '../../protocol/limits.ts';
import type { SessionFacts } from '../store/store.ts';

/**
 * GA4's engaged session: 10 seconds of active time, or two page views, or a key event; ours is the purchase.
 * https://support.google.com/analytics/answer/12195621
 */
export const isEngaged = (session: SessionFacts): boolean =>
  session.activeMs >= limits.engagedMs || session.pageViews >= 2 || session.purchases > 0;

export const engagedOf = (sessions: readonly SessionFacts[]): number => sessions.filter(isEngaged).length;
