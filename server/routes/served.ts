import type { Context } from 'hono';
import type { HeaderFields } from './answer.ts';

/** One resource in the encodings there are. */
export interface Served {
  type: string;
  tag: string;
  plain: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

type Encoding = 'br' | 'gzip' | 'plain';

/** Whether an Accept-Encoding names the coding without `q=0` (RFC 9110, 12.5.3). */
const accepts = (header: string, coding: string): boolean =>
  header.split(',').some((part) => {
    const [name, ...parameters] = part.trim().toLowerCase().split(';');
    return name === coding && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter));
  });

const encodingFor = (header: string, file: Served): Encoding => {
  if (file.br && accepts(header, 'br')) return 'br';
  return file.gzip && accepts(header, 'gzip') ? 'gzip' : 'plain';
};

/** Answers with the best encoding the browser takes, or 304. `fields` go with both. */
export const serve = (c: Context, file: Served, fields: HeaderFields): Response => {
  const encoding = encodingFor(c.req.header('accept-encoding') ?? '', file);
  const etag = `"${file.tag}${encoding === 'plain' ? '' : `-${encoding}`}"`;
  const headers = { ...fields, ETag: etag, Vary: 'Accept-Encoding' };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  const coded = encoding === 'plain' ? {} : { 'Content-Encoding': encoding };
  return new Response(file[encoding] ?? file.plain, { headers: { ...headers, ...coded, 'Content-Type': file.type } });
};
