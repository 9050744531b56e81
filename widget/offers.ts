import type { ConsentMode } from '../protocol/events.ts';
import type { SurveyRule } from '../protocol/site.ts';

const DAY = 86_400_000;

/** What stands against asking now, in words; undefined if nothing does. Times are milliseconds UTC. */
export const heldBack = (
  { rest_days }: SurveyRule,
  asked: number | undefined,
  now: number,
  mode: ConsentMode,
): string | undefined =>
  asked && mode !== 'full'
    ? 'asked in this tab'
    : asked && now - asked < rest_days * DAY
      ? `asked within ${rest_days} days`
      : undefined;

interface Parts {
  rules(): SurveyRule[];
  asked(): Record<string, number>;
  mode(): ConsentMode;
  now(): number;
  busy(): boolean;
  show(id: string, trigger: string): void;
}

/** Offers surveys: after the event they wait for, or when asked to. */
export const createOffers = ({ rules, asked, mode, now, busy, show }: Parts) => {
  const happened = new Map<string, number>();
  const why: Record<string, string> = {};
  const offer = (rule: SurveyRule, trigger: string, force?: boolean): void => {
    const { id } = rule;
    const held = (!force && heldBack(rule, asked()[id], now(), mode())) || (busy() && 'something else is open');
    why[id] = held || 'due';
    if (!held) show(id, trigger);
  };
  return {
    why,
    /** An event of this type was seen. */
    seen(type: string) {
      happened.set(type, now());
    },
    /** Every condition is looked at when the thing is about to show; a survey is offered once an event. */
    look() {
      for (const rule of rules()) {
        const { event, delay_s } = rule.trigger;
        const at = happened.get(event);
        if (!at || now() < at + delay_s * 1000) continue;
        offer(rule, event);
        if (why[rule.id] === 'due') happened.delete(event);
      }
    },
    /** Throws, in words, if there is no such survey. */
    ask(id: string, force?: boolean) {
      const rule = rules().find((other) => other.id === id);
      if (!rule) throw `this site has no survey "${id}"`;
      offer(rule, 'asked', force);
      if (why[id] !== 'due') throw `survey "${id}" was held back: ${why[id]}`;
    },
  };
};
export type Offers = ReturnType<typeof createOffers>;
