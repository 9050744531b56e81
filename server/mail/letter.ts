import type { Cart } from '../../protocol/commerce.ts';
import type { Answer } from '../../protocol/messages.ts';
import { exponentOf } from '../../protocol/money.ts';
import type { MailRow, ResponseRow, Site, StaffRow, StaffStore } from '../store/store.ts';

/** The part of the settings that letters need. */
export interface LetterSettings {
  smtpUrl?: string | undefined;
  publicUrl: string;
}

const SUBJECT_WORDS = 60;

/** On one line, and without the characters that would end a header or turn the reading direction of the rest. */
const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();

const firstWords = (text: string): string => {
  const line = oneLine(text);
  const letters = [...line];
  if (letters.length <= SUBJECT_WORDS) return line;
  const cut = letters.slice(0, SUBJECT_WORDS).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > SUBJECT_WORDS / 2 ? cut.slice(0, space) : cut}…`;
};

const languageOf = (lang: string): string => {
  try {
    const name = new Intl.DisplayNames('en', { type: 'language' }).of(lang);
    return name && name !== lang ? `${name} (${lang})` : lang;
  } catch {
    return lang;
  }
};

const timeOf = (at: number, timeZone: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(at)} (${timeZone})`;

const cartLines = ({ items, currency, coupon }: Cart): string[] => [
  ...items.map(({ item_id, item_name, item_variant, quantity = 1, price }) => {
    const name = [item_name ?? item_id, item_variant]
      .filter(Boolean)
      .map((part) => oneLine(part!))
      .join(', ');
    const cost = price === undefined ? '' : `, ${price.toFixed(exponentOf(currency))} ${currency} each`;
    return `  ${quantity} x ${name}${cost}`;
  }),
  ...(coupon ? [`  Coupon: ${oneLine(coupon)}`] : []),
];

const answerLine = ({ question, score, choices, text }: Answer): string => {
  const said = [score === undefined ? '' : String(score), choices?.join(', ') ?? '', text ?? ''].filter(Boolean);
  return `  ${oneLine(question)}: ${said.join('. ')}`;
};

const WHAT = { message: 'a message', feedback: 'feedback', survey: 'a survey answer' } as const;

const scoreOf = ({ score, scale }: ResponseRow): string =>
  score === undefined ? '' : `${score}${scale === undefined ? '' : ` of ${scale}`}`;

const subjectOf = (site: Site, row: ResponseRow, assigned: boolean): string => {
  const start = `${oneLine(site.name)}: ${assigned ? 'given to you, ' : ''}${WHAT[row.kind]}`;
  const score = scoreOf(row);
  const words = firstWords(row.text);
  return [start + (score ? `, ${score}` : ''), words].filter(Boolean).join(': ');
};

const answering = ({ email, kind }: ResponseRow): string =>
  email
    ? `Answer by replying to this mail: it goes to ${email}.`
    : `No address was left, so this ${kind === 'message' ? 'person' : 'one'} cannot be answered by mail.`;

const factsOf = (site: Site, row: ResponseRow): string[] => [
  `Page: ${row.title ? `${oneLine(row.title)}, ` : ''}${oneLine(row.url)}`,
  `Language: ${languageOf(row.lang)}`,
  `Written: ${timeOf(row.at, site.timeZone)}`,
  ...(row.cart?.items.length ? ['Cart:', ...cartLines(row.cart)] : []),
  ...(row.answers.length ? ['Answers:', ...row.answers.map(answerLine)] : []),
];

const linkOf = (publicUrl: string, site: Site, id: string): string =>
  `${publicUrl.replace(/\/$/, '')}/console/#/${encodeURIComponent(site.key)}/inbox/${encodeURIComponent(id)}`;

const textOf = (settings: LetterSettings, site: Site, row: ResponseRow, opening: string): string =>
  [
    opening,
    '',
    row.text.trim() || (scoreOf(row) ? `(${scoreOf(row)}, without words)` : '(without words)'),
    '',
    answering(row),
    '',
    ...factsOf(site, row),
    '',
    `Open it in the console: ${linkOf(settings.publicUrl, site, row.id)}`,
    '',
  ].join('\n');

const messageId = (settings: LetterSettings, ...parts: (string | number)[]): string =>
  `${parts.join('.')}@${new URL(settings.publicUrl).hostname.replaceAll(/[[\]:]/g, '-')}`;

const writer = (row: ResponseRow): string => (row.name && oneLine(row.name)) || 'Somebody';

/** A message is mailed; feedback is, when an answer to it is wanted. */
const isMailed = (row: ResponseRow): boolean =>
  row.kind === 'message' || (row.kind === 'feedback' && Boolean(row.email));

/**
 * The letters that a new response sends to the owners of its site, one each; none without SMTP_URL.
 * To be queued in the transaction that keeps the response (`responses.put`).
 */
export const newLetters = async (
  settings: LetterSettings,
  staff: Pick<StaffStore, 'members'>,
  site: Site,
  row: ResponseRow,
): Promise<MailRow[]> => {
  if (!settings.smtpUrl || !isMailed(row)) return [];
  const owners = (await staff.members(site.id)).filter(({ role }) => role === 'owner');
  return owners.map((owner) => ({
    messageId: messageId(settings, row.id, site.id, owner.id),
    to: owner.email,
    ...(row.email ? { replyTo: row.email } : {}),
    subject: subjectOf(site, row, false),
    text: textOf(settings, site, row, `${writer(row)} left ${WHAT[row.kind]} at ${oneLine(site.name)}:`),
  }));
};

/** The letter to somebody to whom a response was given; none without SMTP_URL. `now` tells assignments apart. */
export const assignedLetters = (
  settings: LetterSettings,
  site: Site,
  row: ResponseRow,
  assignee: StaffRow,
  by: string,
  now: number,
): MailRow[] => {
  if (!settings.smtpUrl) return [];
  const opening = `${oneLine(by)} gave this to you. ${writer(row)} left ${WHAT[row.kind]} at ${oneLine(site.name)}:`;
  return [
    {
      messageId: messageId(settings, row.id, site.id, assignee.id, now),
      to: assignee.email,
      ...(row.email ? { replyTo: row.email } : {}),
      subject: subjectOf(site, row, true),
      text: textOf(settings, site, row, opening),
    },
  ];
};
