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
  /** What the contact budget has against a survey that waits for this event, in words. */
  against(event: string): string | undefined;
}

/** Offers surveys: after the event they wait for, or when asked to. */
export const createOffers = ({ host, notes, note, seen, busy, load, against }: Parts) => {
  const why: Record<string, string> = {};
  const offered: Record<string, number> = {};
  let shown: ReturnType<SurveyPart['showSurvey']> | undefined;

  /** Counts what was taken away: what is still coming then does not come. */
  let turn = 0;

  const stands = (rule: SurveyRule, force?: boolean): string | undefined =>
    (force
      ? undefined
      : (heldBack(rule, notes().asked?.[rule.id], host.now(), host.mode()) ?? against(rule.trigger.event))) ??
    (shown || busy() ? 'something else is open' : undefined);
  const show = async (rule: SurveyRule, on: string, force?: boolean): Promise<void> => {
    const { id } = rule;
    const before = turn;
    const { showSurvey } = await load();
    const late = before !== turn ? 'taken away' : stands(rule, force);
    why[id] = late ?? 'shown';
    if (late) return;
    const mine = showSurvey(host, id, on);
    const { asked, contacts = [], session = '' } = notes();
    shown = mine;
    note({ asked: { ...asked, [id]: host.now() } });
    if (!force) note({ contacts: [...contacts, [host.now(), id, session]] });
    await mine.done;
    if (shown === mine) shown = undefined;
  };
  const offer = (rule: SurveyRule, trigger: string, force?: boolean): string | undefined => {
    const held = stands(rule, force);
    why[rule.id] = held ?? 'due';
    if (!held) show(rule, trigger, force).catch(() => (why[rule.id] = 'its code did not load'));
    return held;
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
      turn++;
      shown?.destroy();
      shown = undefined;
    },
    retell: () => shown?.retell(),
  };
};

export type Offers = ReturnType<typeof createOffers>;
