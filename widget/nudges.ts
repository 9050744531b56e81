import type { Lent } from './contacts.ts';
import { once } from './once.ts';
import type { Rules } from './rules.ts';

/** The shape of widget/rules: loaded when there are rules and a cart for them to look at. */
export interface RulesPart {
  createRules(lent: Lent, busy: () => boolean): Rules;
  surveyStands(lent: Lent): string | undefined;
}

/** Milliseconds after which rules that did not load are asked for again. */
const PATIENCE = 30_000;

/** Brings the rules when a note could be due: every one of them needs a cart. */
export const createNudges = (lent: Lent, busy: () => boolean, load: (tries: number) => Promise<RulesPart>) => {
  const { host, notes } = lent;
  const part = once(load);
  let rules: Rules | undefined;
  let wait = 0;
  const enter = (): Promise<Rules> => part().then(({ createRules }) => (rules ??= createRules(lent, busy)));
  /** What stands against all rules, so that they need not come. */
  const stands = (): string | undefined =>
    host.mode() === 'off'
      ? 'not without consent'
      : notes().stop
        ? 'the shopper wants no more notes'
        : notes().cart?.items[0]
          ? undefined
          : 'the cart is empty';
  return {
    /** What stands against a survey that no order called for, in words. */
    surveyStands: () => part().then(({ surveyStands }) => surveyStands(lent)),
    look(back?: boolean): void {
      if (rules) return rules.look(back);
      if (!host.site?.nudges[0] || stands() || host.now() < wait) return;
      wait = host.now() + PATIENCE;
      enter().catch(() => {});
    },
    isOpen: () => !!rules?.isOpen(),
    leave: () => rules?.leave(),
    retell: () => rules?.retell(),
    /** Offers it now, and says what stands against it. */
    ask: (id: string, force?: boolean): void => void enter().then(({ ask }) => lent.guard(ask)(id, force)),
    why: (): Record<string, string> =>
      rules?.why() ??
      Object.fromEntries(host.site?.nudges.map(({ id }) => [id, stands() ?? 'not looked at yet']) ?? []),
    clear: () => rules?.clear(),
  };
};

export type Nudges = ReturnType<typeof createNudges>;
