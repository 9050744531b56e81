import { Hono } from 'hono';
import type { Parts } from '../parts.ts';
import { answer, refusal, type PublicEnv } from './answer.ts';

/** GET /health: the process lives. GET /ready: it can store, and is not about to stop. */
export const healthRoute = (parts: Parts) => {
  const { store, files, log } = parts;
  let asking: Promise<void> | undefined;
  /** It writes, and anybody may ask: those who ask at once share one write. */
  const ready = (): Promise<void> => (asking ??= store.ready().finally(() => (asking = undefined)));

  return new Hono<PublicEnv>()
    .get('/health', () => answer(200, { status: 'alive', version: files.version }, undefined))
    .get('/ready', async () => {
      if (parts.stopping) return refusal(503, 'The collector is stopping.', undefined, { 'Retry-After': '5' });
      try {
        await ready();
        return answer(200, { status: 'ready' }, undefined);
      } catch (error) {
        log('warn', 'not ready', { why: (error as Error).message });
        return refusal(503, 'The collector cannot store now.', undefined, { 'Retry-After': '5' });
      }
    });
};
