import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What a collector answered, or what somebody on the way says in its place. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** One request between a page and a collector, for whoever wants to meddle with it. */
export interface Exchange {
  method: string;
  path: string;
  origin: string;
  /** The whole body. */
  read(): Promise<Buffer>;
  /** Hands the request to the next collector that can be reached. Rejects if none can, or if it went in the middle. */
  forward(): Promise<Answer>;
  /** Sends a collector the head and half of the body, and no more. */
  forwardHalf(): Promise<void>;
  answer(answer: Answer): void;
  /** Promises the whole answer and sends half of it. */
  answerHalf(answer: Answer): void;
  /** Resets the page's connection. */
  cut(): void;
}

export interface Proxy {
  url: string;
  stop(): Promise<void>;
}

/** Nobody of these could be reached. */
class Unreached extends Error {}

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND']);
const BAD_GATEWAY: Answer = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('<h1>502</h1>'),
};

/** One request to one collector. */
const send = (agent: Agent, target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { host: _, connection: __, ...headers } = incoming.headers;
    const options = { agent, method: incoming.method, headers };
    const outgoing = ask(target + incoming.url, options, (answer) => {
      bodyOf(answer).then(
        (whole) => resolve({ status: answer.statusCode!, headers: answer.headers, body: whole }),
        reject,
      );
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      reject(UNREACHED.has(error.code ?? '') ? new Unreached(error.code) : error),
    );
    outgoing.end(body);
  });

const half = (whole: Buffer): Buffer => whole.subarray(0, whole.length >> 1);

const framing = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
const headersOf = ({ headers, body }: Answer) => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !framing.has(name.toLowerCase()))),
  'content-length': String(body.length),
});

const exchangeOf = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  agent: Agent,
  targetsInTurn: () => string[],
): Exchange => {
  let reading: Promise<Buffer> | undefined;
  const read = (): Promise<Buffer> => (reading ??= bodyOf(incoming));
  const socket = (): Socket => incoming.socket;
  return {
    method: incoming.method!,
    path: incoming.url!,
    origin: incoming.headers.origin ?? '*',
    read,
    async forward() {
      const body = await read();
      for (const target of targetsInTurn()) {
        try {
          return await send(agent, target, incoming, body);
        } catch (error) {
          if (!(error instanceof Unreached)) throw error;
        }
      }
      throw new Unreached('no collector can be reached');
    },
    async forwardHalf() {
      const body = await read();
      const { hostname, port } = new URL(targetsInTurn()[0]!);
      const outgoing = ask({ hostname, port, method: 'POST', path: incoming.url, headers: incoming.headers });
      outgoing.on('error', () => {});
      await new Promise<void>((resolve) => outgoing.write(half(body), () => resolve()));
      outgoing.destroy();
    },
    answer(answer) {
      outgoing.writeHead(answer.status, headersOf(answer));
      outgoing.end(answer.body);
    },
    answerHalf(answer) {
      outgoing.writeHead(answer.status, headersOf(answer));
      outgoing.write(half(answer.body), () => socket().destroy());
    },
    cut: () => void socket().resetAndDestroy(),
  };
};

/**
 * A reverse proxy on a port of its own. Requests go to the collectors in turn, without sticky sessions; one that refuses
 * the connection is passed over.
 * @param targets addresses of the collectors, asked for at each request
 * @param meddle takes a request over; undefined: it is simply handed on
 */
export const startProxy = async (
  targets: () => readonly string[],
  meddle: (exchange: Exchange) => Promise<void> | undefined = () => undefined,
): Promise<Proxy> => {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const targetsInTurn = (): string[] => {
    const all = targets();
    const first = turn++ % all.length;
    return [...all.slice(first), ...all.slice(0, first)];
  };
  const handOn = async (exchange: Exchange): Promise<void> => exchange.answer(await exchange.forward());
  const server = createServer((incoming, outgoing) => {
    const exchange = exchangeOf(incoming, outgoing, agent, targetsInTurn);
    // A page that goes away in the middle is no failure of the proxy's.
    incoming.on('error', () => {});
    (meddle(exchange) ?? handOn(exchange)).catch(() => {
      if (outgoing.headersSent || incoming.socket.destroyed) incoming.socket.destroy();
      else exchange.answer(BAD_GATEWAY);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
