import type { Sender } from '../../protocol/events.ts';
import type { SenderRow, Site } from '../store/store.ts';
import type { Visitors } from './visitor.ts';

/** One request as the public door hands it on. `address` is used to tell visits apart, and dropped with this object. */
export interface Delivery {
  site: Site;
  address: string;
  agent: string;
  receivedAt: number;
}

/** Who sent it: the browser's own visitor and session in `full`, known at once; else what the collector derives. */
export const senderOf = (visitors: Visitors, delivery: Delivery, sender: Sender): SenderRow | Promise<SenderRow> => {
  const { site, address, agent, receivedAt } = delivery;
  const tab = sender.tab === undefined ? {} : { tab: sender.tab };
  if (sender.visitor !== undefined) {
    const session = sender.session === undefined ? {} : { session: sender.session.toLowerCase() };
    return { siteId: site.id, mode: 'full', visitor: sender.visitor.toLowerCase(), ...session, ...tab };
  }
  const derived = visitors.of(site.key, address, agent, receivedAt);
  return derived.then((who) => ({ siteId: site.id, mode: 'cookieless', ...who, ...tab }));
};
