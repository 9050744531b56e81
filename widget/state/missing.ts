import { signal } from './signal.ts';
import type { FaqRateData } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import type { Host } from '../host.ts';
import type { PanelState } from './panel.ts';

type Reason = NonNullable<FaqRateData['missing']>;

/** What was missing in an answer, once it was said that it did not help. */
export const createMissing = (host: Host, panel: PanelState, article: string, ask: string | undefined) => {
  const reason = signal<Reason | undefined>(undefined);
  const words = signal('');
  /** Nothing was chosen or written. */
  const fault = signal(false);
  const from = { article, ask };

  const report = (): void => {
    if (reason.value) panel.rate(false, article, ask, reason.value);
  };
  return {
    reason,
    words,
    fault,
    told: () => panel.rateOf(article, ask) === 'told',
    pick(chosen: Reason): void {
      reason.value = chosen;
      fault.value = false;
    },
    write(text: string): void {
      words.value = text;
      fault.value = false;
    },
    /** Opens the message form with the question in it. */
    askPerson(): void {
      const asked = panel.search.asked.value;
      report();
      panel.handOver(words.value.trim() || (asked?.ask === ask ? asked?.text : ''), from);
    },
    /**
     * Sends it as feedback: the article, the reason and the person's own words.
     * @param said the reason in the shopper's language
     * @returns false if there is nothing to send
     */
    tellShop(lang: string, said: string | undefined): boolean {
      const own = words.value.trim();
      fault.value = !own && !said;
      if (fault.value) return false;
      report();
      const text = [panel.help.article(article)?.title, said, own].filter(Boolean).join('\n').slice(0, limits.text);
      const message = {
        id: host.newId(),
        rev: 1,
        kind: 'feedback' as const,
        at: host.now(),
        page: host.page(),
        lang,
        text,
      };
      void host.send(message).catch(() => {});
      host.report('message_sent', { id: message.id, kind: 'feedback' });
      panel.mark('told', article, ask);
      return true;
    },
  };
};

export type Missing = ReturnType<typeof createMissing>;
