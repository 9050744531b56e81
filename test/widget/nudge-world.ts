import type { NudgeRule } from '../../protocol/nudges.ts';
import type { SiteDocument } from '../../protocol/site.ts';
import type { Notes } from '../../widget/notebook.ts';
import { createWorld, SITE, type World } from './world.ts';

export const IDLE: NudgeRule = {
  id: 'idle',
  kind: 'idle_cart',
  version: 1,
  after_s: 30,
  hold: 0,
  part: { en: 'c/n.json' },
};
export const LEAVING: NudgeRule = { ...IDLE, id: 'leaving', kind: 'exit_intent' };
export const FREE: NudgeRule = { ...IDLE, id: 'free', kind: 'free_delivery', threshold: 400, within: 160 };
export const BACK: NudgeRule = { ...IDLE, id: 'back', kind: 'returning_cart', away_h: 2 };

export const site = (nudges: NudgeRule[], change: Partial<SiteDocument> = {}): SiteDocument => ({
  ...SITE,
  nudges,
  wake: ['purchase', 'page_view'],
  ...change,
});
export const withRules = (nudges: NudgeRule[], options = {}, change: Partial<SiteDocument> = {}): World =>
  createWorld({ consent: 'full', ...options }, { site: site(nudges, change) });
export const cart = (world: World, price = 300): void =>
  world.say('cart', { currency: 'MDL', items: [{ item_id: 'bowl', item_name: 'Bowl', price, quantity: 1 }] });
export const ids = (world: World): string[] => world.noted.map(({ rule }) => rule.id);
export const why = (world: World): Record<string, string> => world.say('explain')!.rules!;
/** What is kept on the device. */
export const kept = (storage: Storage = localStorage): Notes =>
  JSON.parse(storage.getItem('attendant.demo/n')!) as Notes;
export const remember = (notes: Notes): void => localStorage.setItem('attendant.demo/n', JSON.stringify(notes));
