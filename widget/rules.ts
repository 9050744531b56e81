import type { NudgeRule } from '../protocol/nudges.ts';
import { momentOf } from './contacts.ts';
import type { Lent } from './contacts.ts';
import type { DueNudge, NudgeCardPart, ShownNudge } from './host.ts';
import { armOf } from './nudge/arm.ts';
import { contactsAfter, HOUR, placeStands } from './nudge/budget.ts';
import { decide, gapOf, peaceStands, ruleStands } from './nudge/decide.ts';
import type { Leaving, Situation } from './nudge/decide.ts';

/** Milliseconds for which having made to leave counts. */
const LEFT = 10_000;
/** Milliseconds on a page before the pointer's leaving says anything. */
const ARRIVED = 5000;
/** Milliseconds after which a note that found no free place, and one whose code did not load, is tried again. */
const AGAIN = 5000;
const PATIENCE = 30_000;

/** Milliseconds between two looks, which come each second, from which nobody was there. */
const GAP = 3000;

/** `asked` by the page with nudge(); `forced` past the budget and the hold-out. */
type Call = DueNudge['called'];

/**
 * Looks when a note is due, hands it to its card, and takes it away when its reason is gone.
 * @param busy panel or survey is open
 */
export const createRules = (lent: Lent, busy: () => boolean, load: () => Promise<NudgeCardPart>) => {
  const { host, notes, note, seen, guard } = lent;
  const { changed = 0 } = notes();
  let why: Record<string, string> = {};
  /** What became of those that were due on this page. */
  const became: Record<string, string> = {};
  let shown: (ShownNudge & { rule: NudgeRule; call: Call; at: number | undefined }) | undefined;
  /** Counts what was taken away: what is still coming then does not come. */
  let turn = 0;
  let coming = false;
  let wait = 0;
  let last = host.now();
  // What happened in an earlier visit is not looked at any more.
  let since = last - changed < HOUR / 2 ? changed : last;
  let leaving: Leaving | undefined;
  let left = 0;
  let tops: number[] = [];
  let ears: AbortController | undefined;

  const leave = (by: Leaving): void => {
    if (host.now() - (seen['page_view'] ?? Infinity) < ARRIVED) return;
    leaving = by;
    left = host.now();
  };
  /** Quickly back up by more than a screen, as those do who want the address bar; seen by looking, as all scrolling is. */
  const watchScroll = (): void => {
    if (matchMedia('(hover:none)').matches && Math.max(...tops) - scrollY > innerHeight) leave('scroll');
    tops = [...tops.slice(-1), scrollY];
  };
  const listen = (): void => {
    if (ears) return;
    ears = new AbortController();
    const { signal } = ears;
    document.addEventListener(
      'mouseleave',
      guard(({ clientY, relatedTarget }) => {
        if (relatedTarget || clientY > 0) return;
        leave('pointer');
        look();
      }),
      { capture: true, signal },
    );
  };
  const situation = (): Situation => {
    const { visitor, lot: drawn, ...moment } = momentOf(lent);
    const lot = drawn ?? ~~(Math.random() * 1e4);
    const unit = visitor ?? lot;
    if (drawn === undefined && moment.mode === 'cookieless') note({ lot });
    since = Math.max(since, moment.changed ?? 0);
    return {
      ...moment,
      unit,
      currency: host.site.currency,
      since,
      leaving: moment.now - left < LEFT ? leaving : undefined,
      open: busy(),
    };
  };
  /** What stands against it at the moment of showing. */
  const stands = (rule: NudgeRule, call: Call): string | undefined => {
    const now = situation();
    if (document.hidden || !host.root.host.isConnected) return 'the page is not seen';
    if (call === 'forced')
      return now.mode === 'off' ? placeStands(now) : now.open ? 'something else is open' : undefined;
    return peaceStands(rule, now) ?? (call ? undefined : ruleStands(rule, now));
  };
  /** Whether what is on the page has lost its reason. */
  const over = (now: Situation): boolean => {
    const { rule, call, at } = shown!;
    if (now.open || !host.site.nudges.some(({ id }) => id === rule.id)) return true;
    if (call === 'forced') return false;
    if (placeStands(now) || !now.cart?.items[0]) return true;
    return rule.kind === 'free_delivery' ? !!ruleStands(rule, now) && !call : now.changed !== at;
  };

  /** Hands it to its card; resolves with how it ended, or why it was not shown. */
  const hand = async (due: DueNudge): Promise<string> => {
    const { rule, arm, called } = due;
    const before = turn;
    const { showNudge } = await load();
    if (before !== turn) return 'taken away';
    const mine = showNudge(host, due, {
      stands: () => stands(rule, called),
      counted() {
        became[rule.id] = arm === 'shown' ? arm : `held back by chance, as ${rule.hold} % are`;
        if (called !== 'forced') note({ contacts: contactsAfter(momentOf(lent), rule.id) });
      },
    });
    shown = { ...mine, rule, call: called, at: notes().changed };
    const end = await mine.done;
    shown = undefined;
    if (end === 'no') note({ no: host.now() });
    if (end === 'stop') note({ stop: true });
    return end;
  };
  /** Resolves with what stood against it after all; nothing if it was shown. */
  const offer = async (rule: NudgeRule, arm: DueNudge['arm'], call?: Call): Promise<string | undefined> => {
    const now = situation();
    coming = true;
    try {
      const end = await hand({ rule, arm, gap: gapOf(rule, now), by: now.leaving, called: call });
      wait = host.now() + AGAIN;
      if (became[rule.id] === 'shown') became[rule.id] = `shown: ${end}`;
      else why[rule.id] = end;
    } catch {
      wait = host.now() + PATIENCE;
      why[rule.id] = 'its code did not load';
    } finally {
      coming = false;
    }
    const told = became[rule.id] ?? why[rule.id];
    return told?.startsWith('shown') ? undefined : told;
  };

  const look = (): void => {
    const { nudges } = host.site ?? {};
    const now = host.now();
    // Hidden or asleep, the cart does not lie under anybody's eyes; nor does it rest longer when the clock is set.
    if (Math.abs(now - last) > GAP) since += now - last;
    last = now;
    if (!nudges?.[0]) return shown?.leave();
    watchScroll();
    const all = situation();
    if (all.cart?.items[0] && nudges.some(({ kind }) => kind === 'exit_intent')) listen();
    if (shown) return over(all) ? shown.leave() : shown.look(gapOf(shown.rule, all));
    if (coming || now < wait) return;
    const decision = decide(nudges, all);
    ({ why } = decision);
    if (decision.due) void offer(decision.due.rule, decision.due.arm);
  };

  return {
    look,
    why: () => ({ ...why, ...became }),
    isOpen: () => !!shown,
    /** Something that goes before it is opened. */
    leave: () => shown?.leave(),
    retell: () => shown?.retell(),
    /** Offers it now. Throws, in words, what stands against it. */
    ask(id: string, force?: boolean): void {
      const rule = host.site.nudges.find((other) => other.id === id);
      if (!rule) throw `this site has no nudge "${id}"`;
      const call = force ? 'forced' : 'asked';
      const tell = (against: string | undefined): void => {
        if (against) throw `nudge "${id}" is not shown: ${against}`;
      };
      tell(stands(rule, call) ?? (coming ? 'something else is open' : undefined));
      const arm = force ? 'shown' : armOf(situation().unit, rule);
      void offer(rule, arm, call).then(guard(tell));
    },
    clear(): void {
      ears?.abort();
      ears = undefined;
      turn++;
      shown?.destroy();
    },
  };
};

export type Rules = ReturnType<typeof createRules>;
