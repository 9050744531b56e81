import type { Cart, Item } from '../../protocol/commerce.ts';
import type { NudgePart } from '../../protocol/nudges.ts';
import type { DueNudge, Host } from '../host.ts';
import { loadNudgeSpeech, type NudgeSpeech } from '../locales/nudge-speech.ts';
import { moneyOf } from '../locales/money.ts';
import { entryOf } from '../locales/speech.ts';

/** Addresses that lead to a cart, in the languages of most shops that are met. */
const CART =
  /\/(?:shopping-?)?(?:cart|basket|cos|cosul(?:-meu)?|korzina|warenkorb|panier|carrito|carrello|koszyk)(?:\.\w+)?\/?$/i;

/** The words of a note in the shopper's language, and those of its frame in the same one. */
export const loadNudge = async (host: Host, { part }: DueNudge['rule']): Promise<[NudgePart, NudgeSpeech]> => {
  const address = entryOf(part, [host.locale(), host.site.lang]);
  const answer = await fetch(`${host.base}/v1/sites/${host.key}/${address}`, { credentials: 'omit' });
  if (!address || !answer.ok) throw new Error(`${answer.status}`);
  const words: NudgePart = await answer.json();
  return [words, await loadNudgeSpeech([words.lang, host.locale(), host.site.lang])];
};

/** The dearest item: what the note is about. */
export const dearest = (cart: Cart | undefined): Item | undefined =>
  cart?.items.reduce((most, item) => ((item.price ?? 0) > (most.price ?? 0) ? item : most), cart.items[0]!);

/** What stands for {item}, {gap} and {count}; what is not known is not there. */
export const valuesOf = (host: Host, { gap }: DueNudge, speech: NudgeSpeech): Record<string, string> => {
  const cart = host.cart();
  const count = cart?.items.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
  const item = dearest(cart)?.item_name;
  return {
    ...(item && { item }),
    ...(gap && gap > 0 && { gap: moneyOf(speech.tag, gap, host.site.currency) }),
    ...(count && { count: `${count}` }),
  };
};

/** An address as a page may lead to it: none but http(s). */
export const webAddress = (address: string | undefined): string | undefined => {
  try {
    const { protocol, href } = new URL(address!, location.href);
    return address && /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
};

/** Where "yes" leads: where the owner says, else to the checkout the shop told of, else to the cart this page links to. */
export const targetOf = (host: Host, { href }: NudgePart): string | undefined =>
  webAddress(href ?? host.cart()?.checkout_url) ??
  [...document.links].find(({ pathname, host }) => host === location.host && CART.test(pathname))?.href;

const lasting = (tag: string, seconds: number): string => {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const [unit, size] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? units[3];
  const look = { style: 'unit', unit, unitDisplay: 'long', numberingSystem: 'latn' } as const;
  return new Intl.NumberFormat(tag, look).format(seconds / size);
};

const conditionOf = (host: Host, due: DueNudge, speech: NudgeSpeech): string => {
  const { words, tag, fill } = speech;
  const { rule, gap = 0 } = due;
  const { currency } = host.site;
  if (due.called) return words.called;
  if (rule.kind === 'idle_cart') return fill(words.idle, { time: lasting(tag, rule.after_s!) });
  if (rule.kind === 'returning_cart') return fill(words.away, { time: lasting(tag, rule.away_h! * 3600) });
  if (rule.kind === 'exit_intent') return words[due.by ?? 'pointer'];
  return fill(words.delivery, { from: moneyOf(tag, rule.threshold!, currency), gap: moneyOf(tag, gap, currency) });
};

/** The true rule: its condition, the budget it stands in, where it was decided, and who does not see it. */
export const reasonsOf = (host: Host, due: DueNudge, speech: NudgeSpeech): string[] => {
  const { words, tag, fill, count } = speech;
  const { session, day } = host.site.budget;
  const share = new Intl.NumberFormat(tag, { style: 'percent', numberingSystem: 'latn' }).format(due.rule.hold / 100);
  const budget = host.mode() === 'full' ? count(words.day, day) : count(words.tab, Math.min(session, day));
  const chance = due.rule.hold ? [fill(words.held, { share })] : [];
  return [
    conditionOf(host, due, speech),
    ...(due.called === 'forced' ? [words.device] : [budget, words.device, ...chance]),
  ];
};
