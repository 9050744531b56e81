import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Parts } from '../parts.ts';
import { OPEN, type PublicEnv } from './answer.ts';
import type { Route } from './openapi/document.ts';
import { serve, type Served } from './served.ts';

const AN_HOUR = 'public, max-age=3600';

/**
 * GET /openapi.json. Made when it is first asked for: what it takes to describe schemas is loaded then, and not at the start.
 * @param routes of the whole app
 */
export const openapiRoute = ({ files, settings }: Parts, routes: () => readonly Route[]) => {
  let making: Promise<Served> | undefined;

  const make = async (): Promise<Served> => {
    const { documentOf } = await import('./openapi/document.ts');
    const plain = new Uint8Array(Buffer.from(JSON.stringify(documentOf(files.version, settings.publicUrl, routes()))));
    const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
    return { type: 'application/json; charset=utf-8', tag, plain };
  };

  return new Hono<PublicEnv>().get('/openapi.json', async (c) => {
    making ??= make();
    making.catch(() => (making = undefined));
    return serve(c, await making, { ...OPEN, 'Cache-Control': AN_HOUR });
  });
};
