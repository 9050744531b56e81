import type { Reply } from './outbox/outbox.ts';

/** One request as `explain()` shows it. `status` 0: no answer, or none yet. */
export interface Sent {
  at: number;
  url: string;
  status: number;
  body?: string;
}

const REMEMBERED = 50;
const PATIENCE = 20_000;

/** All that goes to the collector goes through here, and the last of it is remembered word for word. */
export const createNetwork = (host: string, now: () => number) => {
  const sent: Sent[] = [];
  const call = async (path: string, init: RequestInit & { body?: string }): Promise<Response> => {
    const line: Sent = { at: now(), url: host + '/v1/' + path, status: 0 };
    if (init.body) line.body = init.body;
    if (sent.push(line) > REMEMBERED) sent.shift();
    const answer = await fetch(line.url, { ...init, credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) });
    line.status = answer.status;
    return answer;
  };
  return {
    sent,
    get: (path: string, cache: RequestCache) => call(path, { cache }),
    /** A string body is text/plain, which needs no preflight. The answer is read whole: WebKit frees its quota only then. */
    post: async (path: string, body: string, keepalive: boolean): Promise<Reply> => {
      try {
        const answer = await call(path, { method: 'POST', body, keepalive });
        const retryAfter = Number(answer.headers.get('retry-after')) || 0;
        return { status: answer.status, retryAfter, answer: await answer.json().catch(() => undefined) };
      } catch {
        return { status: 0, retryAfter: 0 };
      }
    },
  };
};
export type Network = ReturnType<typeof createNetwork>;
