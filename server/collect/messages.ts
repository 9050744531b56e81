import * as v from 'valibot';
import type { Receipt, Refusal, Sender } from '../../protocol/events.ts';
import type { Answer } from '../../protocol/messages.ts';
import { nameless } from './text.ts';
import { messageSchema, whyNot } from '../../protocol/parse.ts';
import type { MailRow, ResponseRow, SenderRow } from '../store/store.ts';
import { correctedTime } from './clock.ts';
import { ERASED, idOf, type Collecting } from './receive.ts';
import { senderOf, type Delivery } from './sender.ts';

type Message = v.InferOutput<typeof messageSchema>;

/** The reason without what was sent, which the schema's own words repeat: each different one would be a row. */
const counted = (why: string): string => why.replace(/(^|: )Invalid .*$/s, '$1not as described in docs/events.md');

/** Which letters a new response sends. */
export type Letters = (site: Delivery['site'], row: ResponseRow) => Promise<MailRow[]>;

/** The score that stands for the whole: NPS says most, then satisfaction, then the rating of a feedback form. */
const scoreOf = ({ answers = [], rating }: Message): Pick<ResponseRow, 'score' | 'scale'> => {
  const of = (kind: Answer['kind']): number | undefined => answers.find((answer) => answer.kind === kind)?.score;
  const nps = of('nps');
  if (nps !== undefined) return { score: nps, scale: 10 };
  const five = of('csat') ?? rating;
  return five === undefined ? {} : { score: five, scale: 5 };
};

const textOf = ({ text, answers = [] }: Message): string =>
  text?.trim() ||
  answers
    .map((answer) => answer.text?.trim())
    .filter(Boolean)
    .join('\n');

/** Without the keys whose value is undefined. */
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

const rowOf = (message: Message, sentAt: number, receivedAt: number): ResponseRow => ({
  id: message.id.toLowerCase(),
  kind: message.kind,
  rev: message.rev,
  at: correctedTime(message.at, sentAt, receivedAt),
  deviceAt: message.at,
  sentAt,
  receivedAt,
  url: nameless(message.page.url),
  lang: message.lang,
  text: textOf(message),
  answers: (message.answers ?? []) as Answer[],
  // A form is finished when it is sent; only a survey comes in parts.
  done: message.kind !== 'survey' || message.done === true,
  follow: message.follow === true,
  ...scoreOf(message),
  ...(given({
    title: message.page.title && nameless(message.page.title),
    email: message.email,
    name: message.name?.trim() || undefined,
    survey: message.survey,
    cart: message.cart,
  }) as Partial<ResponseRow>),
});

/** In mode `off` each message stands alone: not joined to a visitor, a visit, or another message. */
const unlinked = (siteId: number, row: ResponseRow): SenderRow => ({
  siteId,
  mode: 'none',
  visitor: row.id,
  session: row.id,
});

/**
 * Takes messages, feedback and survey answers: each id once, the highest `rev` of it stands. Resolves after the commit.
 * @throws StoreError when nothing was kept
 */
export const receiveMessages = async (
  { store, tally, visitors, retentionMessages }: Collecting,
  delivery: Delivery,
  sender: Sender,
  messages: readonly unknown[],
  letters: Letters,
): Promise<Receipt & { letters: number }> => {
  const { site, receivedAt } = delivery;
  const refused: Refusal[] = [];
  const rows: ResponseRow[] = [];
  for (const value of messages) {
    const result = v.safeParse(messageSchema, value);
    const row = result.success ? rowOf(result.output, sender.sent_at, receivedAt) : undefined;
    if (row && row.at >= receivedAt - retentionMessages) {
      rows.push(row);
      continue;
    }
    const why = result.success ? 'older than retention' : whyNot(result.issues);
    refused.push({ id: idOf(value), why });
    tally.refused(site.id, counted(why));
  }
  const receipt = { stored: 0, duplicate: 0, refused, letters: 0 };
  const groups: [SenderRow, ResponseRow[]][] = [];
  if (sender.unlinked) for (const row of rows) groups.push([unlinked(site.id, row), [row]]);
  else if (rows.length) groups.push([await senderOf(visitors, delivery, sender), rows]);
  for (const [row, group] of groups) {
    const mails = new Map<string, MailRow[]>();
    for (const response of group) mails.set(response.id, await letters(site, response));
    const { stored, duplicate, erased = [] } = await store.responses.put(row, group, mails);
    receipt.stored += stored;
    receipt.duplicate += duplicate;
    for (const id of erased) {
      refused.push({ id, why: ERASED });
      tally.refused(site.id, ERASED);
    }
    for (const list of mails.values()) receipt.letters += list.length;
  }
  return receipt;
};
