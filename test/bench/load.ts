import { connect } from 'node:net';
import { randomId, uuidv7 } from '../../protocol/ids.ts';

export interface LoadOptions {
  port: number;
  path: string;
  eventsPerRequest: number;
  /** Requests that are always on the way, one a connection. */
  connections: number;
  milliseconds: number;
}

export interface LoadResult {
  requests: number;
  events: number;
  /** Answers by HTTP status. */
  statuses: Record<string, number>;
}

/** As many as a busy shop has at the same time; each sends many batches. */
const VISITORS = Array.from({ length: 5_000 }, () => ({ visitor: randomId(), session: randomId() }));
const PAGES = ['/', '/c/mugs', '/p/mug-with-a-blue-foot', '/p/serving-bowl', '/cart', '/delivery-and-returns'];

const event = (n: number, now: number): unknown => ({
  id: uuidv7(now),
  type: n % 5 === 4 ? 'engagement' : 'page_view',
  at: now,
  seq: n,
  page: { url: `https://shop.example${PAGES[n % PAGES.length]}`, title: 'Lut & Foc, ceramics from Orhei' },
  data: n % 5 === 4 ? { active_ms: 8_000 + n, reach: n % 101 } : { nav: 'load', lang: 'en', width: 1280 },
});

/** One request's bytes; every event is new, as in life, and visitors come from many addresses. */
const request = (options: LoadOptions, n: number): string => {
  const now = Date.now();
  const events = Array.from({ length: options.eventsPerRequest }, (_, i) => event(n + i, now));
  const sender = {
    v: 1,
    site: 'demo',
    ...VISITORS[(n / options.eventsPerRequest) % VISITORS.length],
    tab: String(n),
    sent_at: now,
  };
  const body = JSON.stringify({ ...sender, events });
  const from = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  const head = `POST ${options.path} HTTP/1.1\r\nhost: localhost:${options.port}\r\norigin: http://localhost:1\r\n`;
  const length = Buffer.byteLength(body);
  return `${head}x-forwarded-for: ${from}\r\ncontent-type: text/plain\r\ncontent-length: ${length}\r\n\r\n${body}`;
};

/** Where the first whole answer in the text ends, or -1. */
const endOfAnswer = (text: string): number => {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1];
  if (length) return text.length >= head + 4 + Number(length) ? head + 4 + Number(length) : -1;
  if (!/\r\ntransfer-encoding: chunked/i.test(text.slice(0, head + 2))) return head + 4;
  const last = text.indexOf('0\r\n\r\n', head + 4);
  return last < 0 ? -1 : last + 5;
};

/** Sends batches for a while, the next on each connection when the last was answered. */
export const load = async (options: LoadOptions): Promise<LoadResult> => {
  const statuses: Record<string, number> = {};
  let requests = 0;
  let n = 0;
  const end = performance.now() + options.milliseconds;
  const connection = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(options.port, 'localhost');
      let text = '';
      const next = (): void => {
        if (performance.now() >= end) return void socket.end();
        socket.write(request(options, (n += options.eventsPerRequest)));
      };
      socket.setNoDelay(true).once('connect', next).once('error', reject).once('close', resolve);
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        const answered = endOfAnswer(text);
        if (answered < 0) return;
        const status = text.slice(9, 12);
        statuses[status] = (statuses[status] ?? 0) + 1;
        requests += 1;
        text = text.slice(answered);
        next();
      });
    });
  await Promise.all(Array.from({ length: options.connections }, connection));
  return { requests, events: requests * options.eventsPerRequest, statuses };
};
