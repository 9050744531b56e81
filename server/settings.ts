import { isAbsolute, resolve } from 'node:path';

/** What the owner decides about one collector; see docs/self-hosting.md. */
export interface Settings {
  /** 0 lets the system choose one. */
  port: number;
  /** Absolute path of the folder that holds the database. */
  dataDir: string;
  /** PostgreSQL; without it SQLite in `dataDir`. */
  databaseUrl?: string;
  /** Where browsers reach the collector: an origin, without a slash at the end. */
  publicUrl: string;
  /** How many proxies stand before the collector. */
  trustProxy: number;
  smtpUrl?: string;
  /** Sender of mails: an address, or `Name <address>`. */
  mailFrom: string;
  /** Days after which an event is refused as too old, and with all that is derived of it deleted. */
  retentionDays: number;
  /** The same for messages, feedback and survey answers, with their notes and mails. */
  retentionMessagesDays: number;
}

/** A wrong setting; the message is one line that names it. */
export class SettingError extends Error {
  readonly setting: string;
  constructor(setting: string, message: string) {
    super(`${setting}: ${message}`);
    this.name = 'SettingError';
    this.setting = setting;
  }
}

/** Names in the environment; the flag is the same in lower case with hyphens: `--data-dir`. */
export const SETTING_NAMES = [
  'PORT',
  'DATA_DIR',
  'DATABASE_URL',
  'PUBLIC_URL',
  'TRUST_PROXY',
  'SMTP_URL',
  'MAIL_FROM',
  'RETENTION_DAYS',
  'RETENTION_MESSAGES_DAYS',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

export const flagOf = (name: SettingName): string => name.toLowerCase().replaceAll('_', '-');

type Given = Record<string, string | undefined>;

const MAIL_FROM = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

const whole = (name: SettingName, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new SettingError(name, `${JSON.stringify(text)} is not a whole number from ${min} to ${max}`);
};

const address = (name: SettingName, text: string, schemes: readonly string[]): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && schemes.includes(url.protocol) && url.hostname) return url;
  const wanted = schemes.map((scheme) => `${scheme}//…`).join(' or ');
  // A database's or a mail server's address holds a password: it is not repeated.
  throw new SettingError(name, `not an address that begins with ${wanted}`);
};

const publicAddress = (text: string): string => {
  const url = address('PUBLIC_URL', text, ['http:', 'https:']);
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new SettingError(
      'PUBLIC_URL',
      `${JSON.stringify(text)} must be an origin, such as https://help.shop.example`,
    );
  }
  return url.origin;
};

/**
 * Reads every setting once. A flag beats the environment; an empty value counts as none.
 * @param flags by flag name without the two hyphens: `{'data-dir': '/srv'}`
 * @throws SettingError that names the wrong one
 */
export const readSettings = (env: Given, flags: Given = {}): Settings => {
  const given = (name: SettingName): string | undefined =>
    flags[flagOf(name)]?.trim() || env[name]?.trim() || undefined;
  const port = whole('PORT', given('PORT') ?? '8787', 0, 65_535);
  const dataDir = given('DATA_DIR') ?? 'data';
  const databaseUrl = given('DATABASE_URL');
  const smtpUrl = given('SMTP_URL');
  if (databaseUrl) address('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:']);
  if (smtpUrl) address('SMTP_URL', smtpUrl, ['smtp:', 'smtps:']);
  if (dataDir.includes('\0')) throw new SettingError('DATA_DIR', 'not a path');
  const publicUrl = publicAddress(given('PUBLIC_URL') ?? `http://localhost:${port}`);
  const mailFrom = given('MAIL_FROM') ?? `attendant@${new URL(publicUrl).hostname}`;
  if (!MAIL_FROM.test(mailFrom)) throw new SettingError('MAIL_FROM', 'not an e-mail address or "Name <address>"');
  return {
    port,
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(dataDir),
    ...(databaseUrl ? { databaseUrl } : {}),
    publicUrl,
    trustProxy: whole('TRUST_PROXY', given('TRUST_PROXY') ?? '0', 0, 10),
    ...(smtpUrl ? { smtpUrl } : {}),
    mailFrom,
    retentionDays: whole('RETENTION_DAYS', given('RETENTION_DAYS') ?? '400', 1, 3650),
    retentionMessagesDays: whole('RETENTION_MESSAGES_DAYS', given('RETENTION_MESSAGES_DAYS') ?? '730', 1, 3650),
  };
};
