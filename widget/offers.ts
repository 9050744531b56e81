import type { ConsentMode } from '../protocol/events.ts';
import type { SurveyRule } from '../protocol/site.ts';
import type { Host, SurveyPart } from './host.ts';
import type { Notes } from './notebook.ts';

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
  host: Host;
  notes(): Notes;
  note(change: Notes): void;
  seen: Record<string, number>;
  panelOpen(): boolean;
  load(): Promise<SurveyPart>;
}

/** Offers surveys: after the event they wait for, or when asked to. */
export const createOffers = ({ host, notes, note, seen, panelOpen, load }: Parts) => {
  const why: Record<string, string> = {};
  const offered: Record<string, number> = {};
  let shown: ReturnType<SurveyPart['showSurvey']> | undefined;

  const show = async (id: string, trigger: string): Promise<void> => {
    const { showSurvey } = await load();
    if (shown || panelOpen()) return;
    const mine = showSurvey(host, id, trigger);
    shown = mine;
    note({ asked: { ...notes().asked, [id]: host.now() } });
    why[id] = 'shown';
    await mine.done;
    if (shown === mine) shown = undefined;
  };
  const offer = (rule: SurveyRule, trigger: string, force?: boolean): string | undefined => {
    const held = (!force && heldBack(rule, notes().asked?.[rule.id], host.now(), host.mode())) || undefined;
    const stands = held ?? (shown || panelOpen() ? 'something else is open' : undefined);
    why[rule.id] = stands ?? 'due';
    if (!stands) show(rule.id, trigger).catch(() => (why[rule.id] = 'its code did not load'));
    return stands;
  };
  return {
    why,
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
