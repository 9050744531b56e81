import type { ConsentMode } from '../protocol/events.ts';
import type { SurveyRule } from '../protocol/site.ts';
import type { Lent } from './contacts.ts';
import type { SurveyPart } from './host.ts';

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

interface Parts extends Pick<Lent, 'host' | 'notes' | 'note' | 'seen'> {
  /** Panel or note. */
  busy(): boolean;
  load(): Promise<SurveyPart>;
  /** What the contact budget has against it, in words. */
  budgetStands(): Promise<string | undefined>;
}

/** Offers surveys: after the event they wait for, or when asked to. */
export const createOffers = ({ host, notes, note, seen, busy, load, budgetStands }: Parts) => {
  const why: Record<string, string> = {};
  const offered: Record<string, number> = {};
  let shown: ReturnType<SurveyPart['showSurvey']> | undefined;

  /** Buyers are asked whatever came before their order, since it is that which they are asked about. */
  const show = async ({ id, trigger }: SurveyRule, on: string, force?: boolean): Promise<void> => {
    const [{ showSurvey }, stands] = await Promise.all([
      load(),
      force || trigger.event === 'purchase' ? undefined : budgetStands(),
    ]);
    if (stands) why[id] = stands;
    if (stands || shown || busy()) return;
    const mine = showSurvey(host, id, on);
    const { asked, contacts = [], session = '' } = notes();
    shown = mine;
    note({ asked: { ...asked, [id]: host.now() } });
    if (!force) note({ contacts: [...contacts, [host.now(), id, session]] });
    why[id] = 'shown';
    await mine.done;
    if (shown === mine) shown = undefined;
  };
  const offer = (rule: SurveyRule, trigger: string, force?: boolean): string | undefined => {
    const { never } = host.site.budget;
    const held = force
      ? undefined
      : (heldBack(rule, notes().asked?.[rule.id], host.now(), host.mode()) ??
        (never.some((part) => part && location.pathname.includes(encodeURI(part)))
          ? 'nothing interrupts on this page'
          : undefined));
    const stands = held ?? (shown || busy() ? 'something else is open' : undefined);
    why[rule.id] = stands ?? 'due';
    if (!stands) show(rule, trigger, force).catch(() => (why[rule.id] = 'its code did not load'));
    return stands;
  };
  return {
    why,
    isOpen: () => !!shown,
    /** Every condition is looked at when the thing is about to show; a survey is offered once an event. */
    look(): void {
      for (const rule of host.site?.surveys ?? []) {
        const { event, delay_s } = rule.trigger;
        const at = seen[event];
        if (!at || offered[rule.id] === at || host.now() < at + delay_s * 1000) continue;
        if (!offer(rule, event)) offered[rule.id] = at;
      }
    },
    /** Throws, in words, what stands against it. */
    ask(id: string, force?: boolean): void {
      const rule = host.site?.surveys.find((other) => other.id === id);
      if (!rule) throw `this site has no survey "${id}"`;
      const held = offer(rule, 'asked', force);
      if (held) throw `survey "${id}" was held back: ${held}`;
    },
    clear(): void {
      shown?.destroy();
      shown = undefined;
    },
    retell: () => shown?.retell(),
  };
};

export type Offers = ReturnType<typeof createOffers>;
