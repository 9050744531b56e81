import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { OutgoingMail, QueuedMail } from '../store/store.ts';
import { openTransport, type Transport } from './transport.ts';

export interface MailSettings {
  smtpUrl?: string | undefined;
  mailFrom: string;
}

export interface Mailer {
  /** Sends what waits, now and whenever something is due. */
  start(): void;
  /** Something new waits. Resolves when all that was due has been tried. */
  wake(): Promise<void>;
  /** Lets the mail that is on its way arrive, and no other. */
  stop(): Promise<void>;
}

const MINUTE = 60_000;
/** Milliseconds a claimed mail is this process's alone; if it dies, another may take it then. */
const LEASE = 5 * MINUTE;
/** Milliseconds between looks at the queue when nobody wakes the mailer. */
const REST = 15_000;
/** Milliseconds a stop waits for the mail that is on its way. */
const PATIENCE = 10_000;
const LONGEST_WAIT = 6 * 60 * MINUTE;
/** With the waits below that is four days, as long as mail servers themselves try. */
const ATTEMPTS = 22;

/** Milliseconds until the next try: a minute, then twice as long each time, up to six hours. */
export const waitAfter = (attempts: number): number => Math.min(MINUTE * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT);

/** Sends one mail after the other. A mail the server took but the store could not note is noted later, not sent again. */
const createDelivery = (settings: MailSettings, outgoing: OutgoingMail, now: () => number, log: Log) => {
  let transport: Transport | undefined;
  const taken = new Set<number>();

  const note = async (id: number): Promise<void> => {
    taken.add(id);
    await outgoing.sent(id, now());
    taken.delete(id);
  };

  const open = async (): Promise<Transport> =>
    (transport ??= await openTransport(settings.smtpUrl!, settings.mailFrom));

  return {
    /** False when the mail server does not answer and the rest had better wait. */
    async deliver(mail: QueuedMail): Promise<boolean> {
      if (taken.has(mail.id)) return note(mail.id).then(() => true);
      const outcome = await (await open()).send(mail);
      if (outcome.state === 'sent') return note(mail.id).then(() => true);
      // Counted at the claim, so this try is in it, and one that ends in a crash is too.
      const { attempts } = mail;
      const forGood = outcome.state === 'failed' || attempts >= ATTEMPTS;
      await outgoing.failed(mail.id, outcome.error, forGood ? undefined : now() + waitAfter(attempts));
      log('warn', forGood ? 'mail failed for good' : 'mail will be tried again', { mail: mail.id, attempts });
      return !outcome.stop;
    },
    /** A connection that idles for hours may be dead without either side knowing: each round opens its own. */
    close(): void {
      transport?.close();
      transport = undefined;
    },
  };
};

/** The durable queue's sender; without SMTP_URL it does nothing. */
export const createMailer = (
  settings: MailSettings,
  store: { outgoing: OutgoingMail },
  now: () => number,
  log: Log,
): Mailer => {
  const delivery = createDelivery(settings, store.outgoing, now, log);
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();
  let round: Promise<void> | undefined;
  let again = false;

  const sendDue = async (): Promise<void> => {
    try {
      while (!stopping.signal.aborted) {
        again = false;
        const [mail] = await store.outgoing.claim(now(), now() + LEASE, 1);
        if (mail ? !(await delivery.deliver(mail)) : !again) return;
      }
    } catch (error) {
      // The store is away: what was claimed comes back when its lease is over, what was taken is noted then.
      const why = error instanceof Error ? error.message : 'unknown';
      log('warn', 'the mail queue is out of reach and will be tried again', { why, seconds: REST / 1000 });
    }
  };

  const wake = async (): Promise<void> => {
    if (stopping.signal.aborted || !settings.smtpUrl) return;
    again = true;
    round ??= sendDue().finally(() => {
      round = undefined;
      delivery.close();
    });
    await round;
  };

  return {
    start() {
      if (!settings.smtpUrl || timer) return;
      timer = setInterval(() => void wake(), REST);
      timer.unref();
      void wake();
    },
    wake,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      const patience = new AbortController();
      await Promise.race([round, wait(PATIENCE, undefined, { signal: patience.signal }).catch(() => undefined)]);
      patience.abort();
      delivery.close();
    },
  };
};
