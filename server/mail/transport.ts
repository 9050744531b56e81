import type { QueuedMail } from '../store/store.ts';

/** What became of one sending. `stop`: the server itself does not answer, so the others need not be tried now. */
export type Outcome = { state: 'sent' } | { state: 'failed' | 'again'; error: string; stop: boolean };

export interface Transport {
  send(mail: QueuedMail): Promise<Outcome>;
  close(): void;
}

/** Milliseconds; a mail's lease is longer than all of them together. */
const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 20_000 };

interface SmtpError {
  message?: string;
  code?: string;
  responseCode?: number;
}

/** As an object, so that a comma in it cannot make a second address. */
const address = (email: string) => ({ name: '', address: email });

/** What the other server thinks of this mail; everything else is about the way there. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

const outcomeOf = (cause: unknown): Outcome => {
  const { message = 'unknown', code = '', responseCode = 0 } = cause as SmtpError;
  const aboutTheMail = ABOUT_THE_MAIL.has(code);
  return {
    state: aboutTheMail && (responseCode >= 500 || responseCode === 0) ? 'failed' : 'again',
    error: message.slice(0, 300),
    stop: !aboutTheMail,
  };
};

/** SMTP by nodemailer, which is loaded here and only here: a collector without mail does not carry it. */
export const openTransport = async (smtpUrl: string, from: string): Promise<Transport> => {
  const { createTransport } = await import('nodemailer');
  const smtp = createTransport({ url: smtpUrl, pool: true, maxConnections: 1, ...TIMEOUTS });
  return {
    async send(mail) {
      try {
        await smtp.sendMail({
          from,
          to: address(mail.to),
          ...(mail.replyTo ? { replyTo: address(mail.replyTo) } : {}),
          messageId: `<${mail.messageId}>`,
          subject: mail.subject,
          text: mail.text,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { state: 'sent' };
      } catch (cause) {
        return outcomeOf(cause);
      }
    },
    close: () => smtp.close(),
  };
};
