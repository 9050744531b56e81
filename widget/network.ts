import type { Reply } from './outbox/outbox.ts';

/** One request as `explain()` shows it. `status` 0: no answer, or none yet. */
export interface Sent {
  at: number;
  url: string;
  status: number;
  body?: BodyInit | null | undefined;
}

const REMEMBERED = 50;
const PATIENCE = 20_000;

/** All that goes to the collector goes through here, and the last of it is remembered word for word. */
export const createNetwork = (host: string, now: () => number) => {
  const sent: Sent[] = [];
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const line: Sent = { at: now(), url: host + '/v1/' + path, status: 0, body: init.body };
    if (sent.push(line) > REMEMBERED) sent.shift();
    const answer = await fetch(line.url, { ...init, credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) });
    line.status = answer.status;
    return answer;
  };
  return {
    sent,
    call,
    /**
     * A string body is text/plain, which needs no preflight; the answer is read whole, since WebKit frees its quota only
     * then. Resolves to the status (0 if nothing came back), the seconds to wait and what the collector says.
     */
    post: (path: string, body: string, keepalive: boolean): Promise<Reply> =>
      call(path, { method: 'POST', body, keepalive }).then(
        async (answer) => {
          const after = answer.headers.get('retry-after')!;
          return [
            answer.status,
            +after || (Date.parse(after) - now()) / 1000,
            await answer.json().catch(() => undefined),
          ];
        },
        () => [0, 0],
      ),
  };
};
