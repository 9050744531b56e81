import type { Cart } from '../../protocol/commerce.ts';
import type { NudgeRule } from '../../protocol/nudges.ts';
import { armOf } from './arm.ts';
import { budgetStands, HOUR, ofVisit } from './budget.ts';
import type { Moment } from './budget.ts';

/** How a shopper was seen to leave: the pointer left at the top of the page, or a phone scrolled up quickly. */
export type Leaving = 'pointer' | 'scroll';

/** All that rules look at. */
export interface Situation extends Moment {
  /** Whom the hold-out draws for: the visitor in `full`, the tab in `cookieless`. */
  unit: string | number;
  /** The site's currency; what a cart in another one is worth is not known. */
  currency: string;
  cart?: Cart | undefined;
  /** From when the cart has lain unchanged under the shopper's eyes. */
  since: number;
  /** When the cart last changed. */
  changed?: number | undefined;
  /** What was agreed to, where it was told by purposes; a mode alone agrees to all that it allows. */
  agreed?: string | { personalisation?: boolean } | undefined;
  /** The last sign of life of the visit before this one; `full` only. */
  before?: number | undefined;
  leaving?: Leaving | undefined;
  /** Panel, survey or another note: one thing at a time. */
  open: boolean;
}

/** A note that may be shown now, or would be but for the hold-out. */
export interface Due {
  rule: NudgeRule;
  arm: 'shown' | 'held';
}

export interface Decision {
  due?: Due;
  /** By the rule's id: due, or what stands against it. */
  why: Record<string, string>;
}

/** The cart's value in the site's currency; undefined if it is in another or a price is missing. */
export const valueOf = ({ cart, currency }: Pick<Situation, 'cart' | 'currency'>): number | undefined => {
  if (!cart || cart.currency !== currency || cart.items.some(({ price }) => price === undefined)) return undefined;
  return Number(cart.items.reduce((sum, { price = 0, quantity = 1 }) => sum + price * quantity, 0).toFixed(4));
};

/** What is missing to free delivery, in major units; undefined if it cannot be known. */
export const gapOf = ({ threshold = 0 }: NudgeRule, of: Pick<Situation, 'cart' | 'currency'>): number | undefined => {
  const value = valueOf(of);
  return value === undefined ? undefined : Number((threshold - value).toFixed(4));
};

/** Each kind's own condition: what stands against it, in words. */
const kinds: Record<NudgeRule['kind'], (rule: NudgeRule, situation: Situation) => string | false | undefined> = {
  idle_cart({ after_s = 0 }, { now, since }) {
    const rested = Math.floor((now - since) / 1000);
    return rested < after_s && `the cart has rested ${rested} s, not ${after_s}`;
  },
  exit_intent: (_rule, { leaving }) => !leaving && 'nothing says that the shopper leaves',
  free_delivery(rule, situation) {
    const gap = gapOf(rule, situation);
    if (gap === undefined) return `the cart's value in ${situation.currency} is not known`;
    if (gap <= 0) return 'delivery is free already';
    return gap > rule.within! && `${gap} is missing, over ${rule.within}`;
  },
  returning_cart({ away_h = 0 }, { mode, agreed, now, before, changed = 0 }) {
    if (mode !== 'full') return 'needs full consent';
    if (typeof agreed === 'object' && !agreed.personalisation) return 'personalisation was not agreed to';
    if (!before) return 'the first visit';
    if (now - before < away_h * HOUR) return `away for less than ${away_h} h`;
    return changed > before && 'the cart is of this visit';
  },
};

const newer = (): string => 'this version does not know its kind';

/** What stands against a note now, whatever its own condition says. */
export const peaceStands = ({ id }: NudgeRule, situation: Situation): string | undefined =>
  budgetStands(situation) ??
  (ofVisit(situation).some(([, what]) => what === id)
    ? 'once in a visit is enough'
    : situation.open
      ? 'something else is open'
      : undefined);

/** What stands against a rule's own condition, in words. */
export const ruleStands = (rule: NudgeRule, situation: Situation): string | undefined =>
  situation.cart?.items[0] ? (kinds[rule.kind] ?? newer)(rule, situation) || undefined : 'the cart is empty';

/** The first rule, in the owner's order, against which nothing stands, and what stands against the others. */
export const decide = (rules: NudgeRule[], situation: Situation): Decision => {
  const decision: Decision = { why: {} };
  for (const rule of rules) {
    const { due } = decision;
    const stands =
      peaceStands(rule, situation) ?? ruleStands(rule, situation) ?? (due && `"${due.rule.id}" comes first`);
    if (!stands) decision.due = { rule, arm: armOf(situation.unit, rule) };
    decision.why[rule.id] = stands ?? 'due';
  }
  return decision;
};
