import { createServer, type Server } from 'node:http';

/** Connections at a time. Well before, those that say nothing give way, so that newcomers get in. */
const MOST = 10_000;
const MANY = 0.8;
/** Milliseconds until they do. */
const PAUSE = 500;

const TIMES = {
  /** Milliseconds in which the head of a request must have come, and then the whole of it. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** How often that is looked at: with Node's own half a minute a slow one would hold its place four times as long. */
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 60_000,
};
/** Milliseconds without a byte in either direction: longer than a proxy holds a connection it may use again. */
const SILENCE = 90_000;

/**
 * Closes idle connections when there are many; they come back when they have something to say. A moment later, for
 * the newest, whose request is about to come, look idle too.
 */
const makeRoomWhenMany = (server: Server, many: number): void => {
  let open = 0;
  let clearing: NodeJS.Timeout | undefined;
  server.on('connection', (socket) => {
    open++;
    socket.once('close', () => open--);
    if (open < many) return;
    clearing ??= setTimeout(() => {
      clearing = undefined;
      server.closeIdleConnections();
    }, PAUSE).unref();
  });
};

/**
 * Node's server for a public port: whoever sends slowly, never reads or only holds a connection loses it, and nobody
 * waits for them. Bodies and rates are limited where requests are read.
 * @param most connections at a time
 */
export const createHttp = (most: number = MOST): Server => {
  const server = createServer(TIMES);
  server.maxConnections = most;
  server.timeout = SILENCE;
  makeRoomWhenMany(server, Math.ceil(most * MANY));
  return server;
};
