import type { Answer, Platform } from './answer.ts';

// IAB Transparency and Consent Framework 2.2: __tcfapi('addEventListener', 2, callback), of "CMP API v2". The shop's own
// assistant is no vendor of the list: the publisher's purposes count, and those agreed to for the vendors.

interface TcData {
  eventStatus?: string;
  gdprApplies?: boolean;
  listenerId?: number;
  purpose?: { consents?: Record<number, boolean> };
  publisher?: { consents?: Record<number, boolean> };
}
type Api = (command: string, version: 2, hear: (data: TcData, success: boolean) => void, listener?: number) => void;

/**
 * By the framework's numbers. 1: store on the device. 7 to 10: measure advertising and content, statistics of audiences,
 * improve the service. 5 and 6: a profile for content, and its use. 2 to 4: advertising.
 */
const MEASUREMENT = [1, 7, 8, 9, 10];
const PERSONALISATION = [1, 5, 6];
const MARKETING = [1, 2, 3, 4];

const isDecided = ({ eventStatus }: TcData): boolean =>
  eventStatus === 'tcloaded' || eventStatus === 'useractioncomplete';

const answerOf = (data: TcData): Answer => {
  const may = (purposes: number[]): boolean =>
    purposes.every((id) => data.publisher?.consents?.[id] || data.purpose?.consents?.[id]);
  return {
    measurement: !isDecided(data) ? 'open' : may(MEASUREMENT) ? 'given' : 'refused',
    personalisation: may(PERSONALISATION),
    marketing: may(MARKETING),
  };
};

export const tcf = (page: { __tcfapi?: Api }): Platform => {
  let asked = false;
  let data: TcData | undefined;
  let listener: number | undefined;
  const listen = (): void => {
    if (asked || typeof page.__tcfapi !== 'function') return;
    asked = true;
    page.__tcfapi('addEventListener', 2, (next, success) => {
      listener = next?.listenerId ?? listener;
      // While somebody looks at her choices again the last ones stand.
      if (success && (!data || isDecided(next) || !isDecided(data))) data = next;
    });
  };
  return {
    name: 'tcf',
    read() {
      listen();
      // A stub that waits for its script, and a visitor whom the regulation does not concern, say nothing.
      if (!data || !data.gdprApplies) return undefined;
      return answerOf(data);
    },
    stop() {
      if (listener !== undefined) page.__tcfapi?.('removeEventListener', 2, () => {}, listener);
    },
  };
};
