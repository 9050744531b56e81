import type { DueNudge, Host, NudgeCardPart, ShownNudge } from '../host.ts';
import { baseCss } from './base-css.ts';
import { createCard, type Deed } from './nudge-card.ts';
import { nudgeCss } from './nudge-css.ts';
import { dialogOpen, isFree } from './nudge-place.ts';
import { loadNudge, targetOf } from './nudge-words.ts';
import { adopt } from './sheet.ts';

/** Milliseconds: the card's way out, and when its announcement is made and taken back. */
const LEAVING = 130;
const ANNOUNCE = 150;
const ANNOUNCED = 6000;
const PHONE = '(max-width:480px)';
/** CSS pixels from the top which are tried on phones. */
const TOPS = [12, 76, 140];

/** The element outside the note that has the focus. */
const focusedOutside = (root: ShadowRoot, layer: Element): HTMLElement | undefined => {
  const active = root.activeElement ?? document.activeElement;
  return active instanceof HTMLElement && active !== document.body && active !== root.host && !layer.contains(active)
    ? active
    : undefined;
};

/**
 * Puts the layer where it covers nothing that must not be covered: above the launcher, else in the other corner; on
 * phones, where both sides are one, at the top or below a header. It stays where it is as long as it may.
 * @returns looks for a place, and whether there is one
 */
const createPlace = ({ root, position }: Host, layer: HTMLElement): (() => boolean) => {
  let spot = 0;
  const settle = (next: number): boolean => {
    const phone = matchMedia(PHONE).matches;
    const launcher = !!root.querySelector('.launcher');
    const far = !phone && next > 0;
    spot = next;
    layer.classList.toggle('wide', !launcher || (phone && next > 0));
    layer.classList.toggle('far', far || !launcher);
    layer.classList.toggle('start', far !== (position === 'start'));
    layer.style.insetBlock = phone && next ? `calc(${TOPS[next - 1]}px + env(safe-area-inset-top)) auto` : '';
    return isFree(layer.getBoundingClientRect(), root.host);
  };
  return () => {
    const before = spot;
    const spots = matchMedia(PHONE).matches ? TOPS.length + 1 : 2;
    for (const next of [spot, ...Array(spots).keys()]) if (next < spots && settle(next)) return true;
    settle(before);
    return false;
  };
};

/** What stands against a note that has its words: nothing to lead to, or a sentence with a hole. */
const wordsStand = (card: ReturnType<typeof createCard>, target: string | undefined): string | undefined => {
  if (!card.isBar() && !target) return 'it has nowhere to lead: give it an address, or the cart a checkout_url';
  if (!card.isBar() && target === location.href) return 'the page it leads to is this one';
  return card.said().some((line) => /\{(?:item|gap|count)\}/.test(line))
    ? 'the cart does not tell what its words need'
    : undefined;
};

const reporter = (host: Host, { rule, arm, called }: DueNudge) => {
  const { id: nudge, kind, version } = rule;
  const data = { nudge, kind, version, ...(called === 'forced' && ({ forced: true } as const)) };
  return {
    due(): void {
      host.report(`nudge_${arm}`, { ...data, arm });
      host.tell('nudge', { id: nudge, action: arm });
    },
    did(deed: Deed): void {
      if (deed === 'yes') host.report('nudge_clicked', data);
      else host.report('nudge_dismissed', { ...data, how: deed });
      host.tell('nudge', { id: nudge, action: deed === 'yes' ? 'clicked' : 'dismissed' });
    },
  };
};

export const showNudge: NudgeCardPart['showNudge'] = (host, due, talk): ShownNudge => {
  const { root } = host;
  const undo: (() => void)[] = [];
  const report = reporter(host, due);
  let before: HTMLElement | undefined;
  let over = false;
  let visible = false;
  let resolve: (how: string) => void = () => {};
  const done = new Promise<string>((settle) => (resolve = settle));

  const later = (act: () => void, wait: number): void => {
    const timer = setTimeout(act, wait);
    undo.push(() => clearTimeout(timer));
  };
  const remove = (): void => {
    for (const step of undo.splice(0)) step();
    card.layer.remove();
  };
  const giveBack = (): void => {
    if (!card.layer.contains(root.activeElement)) return;
    const target = before?.isConnected ? before : root.querySelector<HTMLElement>('.launcher');
    target?.focus({ preventScroll: true });
  };
  const leave = (how: string): void => {
    if (over) return;
    over = true;
    giveBack();
    resolve(how);
    card.layer.inert = true;
    card.layer.classList.add('leaving');
    if (visible) later(remove, LEAVING);
    else remove();
  };
  const card = createCard(host, due, (deed) => {
    if (over) return;
    report.did(deed);
    leave(deed);
  });
  const { layer } = card;
  const place = createPlace(host, layer);

  const listen = (): void => {
    layer.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      report.did('close');
      leave('close');
    });
    layer.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !layer.contains(relatedTarget)) before = relatedTarget;
    });
  };
  const announce = (): void => {
    card.announce(card.isBar() ? card.said().slice(0, 1) : card.said());
    later(() => card.announce([]), ANNOUNCED);
  };
  const put = (): boolean => {
    layer.className = `corner away ${host.position}`;
    card.draw();
    undo.push(adopt(root, baseCss + nudgeCss));
    root.append(layer);
    return !dialogOpen() && place();
  };

  const show = async (): Promise<void> => {
    const [words, speech] = await loadNudge(host, due.rule);
    if (over) return;
    card.tell({ words, speech });
    const against = talk.stands() ?? wordsStand(card, targetOf(host, words));
    if (against) return leave(against);
    if (!put()) return leave('no free place on the page');
    talk.counted();
    report.due();
    if (due.arm === 'held') return leave('held');
    visible = true;
    before = focusedOutside(root, layer);
    layer.classList.remove('away');
    listen();
    later(announce, ANNOUNCE);
  };
  show().catch(() => leave('its words did not load'));

  return {
    done,
    look(gap) {
      if (!visible || over) return;
      if (gap !== due.gap && due.rule.kind === 'free_delivery') {
        Object.assign(due, { gap });
        card.draw();
      }
      const used = layer.matches(':hover') || layer.contains(root.activeElement);
      const away = dialogOpen() || (!used && !place());
      if (away) giveBack();
      layer.classList.toggle('away', away);
    },
    leave: () => leave('gone'),
    retell() {
      if (visible)
        loadNudge(host, due.rule).then(
          ([words, speech]) => card.tell({ words, speech }),
          () => {},
        );
    },
    destroy() {
      visible = false;
      leave('gone');
      remove();
    },
  };
};
