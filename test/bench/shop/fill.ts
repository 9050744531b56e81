import type { Database } from '../../../server/store/database.ts';
import { digest, tabNumber } from '../../../server/store/bytes.ts';
import { quarterOf } from '../../../server/store/tallies.ts';
import { fold } from '../../../server/store/text.ts';
import { createWriter, type Writer } from './rows.ts';
import { shopVisits, type ShopVisit } from './visits.ts';

/** ms from one event of a visit to the next, and from an event to its receipt. */
const STEP = 9_000;
const LAG = 120;
const TOGETHER = 20_000;
/** Customers' numbers begin above those of visitors, so that an index tells them apart. */
const STATUSES = ['open', 'done'] as const;

/** A UUIDv7 of this moment that no other number has. */
const idOf = (at: number, number: number): Uint8Array => {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt16BE(0x7000, 6);
  bytes.writeUInt32BE(0x80000000, 8);
  bytes.writeUInt32BE(number, 12);
  return bytes;
};

const uuidOf = (kind: number, number: number): Uint8Array => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(kind, 0);
  bytes.writeUInt32BE(number, 12);
  return bytes;
};

/** The dictionary of the log's texts. */
const createTerms = (writer: Writer, siteId: number) => {
  const known = new Map<string, number>();
  return (text: string): number => {
    let id = known.get(text);
    if (id === undefined) {
      known.set(text, (id = known.size + 1));
      writer.add('term', [id, siteId, digest(text), text]);
    }
    return id;
  };
};

const writeResponse = (writer: Writer, siteId: number, { number, at, response, page }: ShopVisit): void => {
  if (!response) return;
  const { kind, text, lang, score } = response;
  const [given, scale] = score === undefined ? [null, null] : [score, 10];
  const url = `https://shop.example/en/p/bowl-${page}`;
  const status = STATUSES[number % 5 ? 1 : 0]!;
  writer.add('response', [
    siteId,
    idOf(at, number),
    number + 1,
    kind,
    0,
    at,
    at,
    at,
    at + LAG,
    url,
    lang,
    text,
    given,
    scale,
    kind === 'survey' ? 'nps' : null,
    '[]',
    1,
    0,
    fold(text),
    status,
  ]);
};

/**
 * Writes a shop's log in bulk, past the collector: sessions wait to be folded.
 * @returns how many events were written
 */
export const fillShop = async (
  db: Database,
  siteId: number,
  visits: number,
  days: number,
  now: number,
): Promise<number> => {
  const writer = createWriter(db);
  const term = createTerms(writer, siteId);
  const stored = new Map<number, number>();
  const customers = new Set<number>();
  let written = 0;
  for (const visit of shopVisits(visits, days, now)) {
    const { number, visitor, at, deeds, mode } = visit;
    if (visit.first) writer.add('visitor', [visitor + 1, siteId, uuidOf(1, visitor), mode, at]);
    const last = at + (deeds.length - 1) * STEP;
    writer.add('session', [number + 1, siteId, visitor + 1, uuidOf(2, number), at, last, last + LAG, at]);
    const tab = tabNumber(`tab-${number}`);
    const url = term(`https://shop.example/en/p/bowl-${visit.page}`);
    const title = term(`Bowl no. ${visit.page}`);
    deeds.forEach(([type, data], seq) => {
      const time = at + seq * STEP;
      const quarter = quarterOf(time + LAG);
      stored.set(quarter, (stored.get(quarter) ?? 0) + 1);
      writer.add('event', [
        siteId,
        idOf(time, written++),
        number + 1,
        term(type),
        time,
        0,
        0,
        LAG,
        seq,
        tab,
        url,
        title,
        null,
        JSON.stringify(data),
      ]);
    });
    writeResponse(writer, siteId, visit);
    if (visit.customer !== undefined) {
      const customer = visit.customer + 1;
      if (!customers.has(customer)) writer.add('customer', [customer, siteId, `customer-${customer}`, at]);
      customers.add(customer);
      writer.join(visitor + 1, customer);
    }
    if (writer.waiting() >= TOGETHER) await writer.flush();
  }
  for (const [quarter, count] of stored) writer.add('tally', [siteId, 'stored', quarter, count, quarter]);
  await writer.flush();
  return written;
};
