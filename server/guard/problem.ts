import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../../protocol/console.ts';

/** A refusal in words a person can act on, and the field it is about if one is. */
export const problem = (c: Context, status: ContentfulStatusCode, error: string, field?: string): Response =>
  c.json((field ? { error, field } : { error }) satisfies Problem, status);

/** Thrown by what reads a request; the console's router answers it as a Problem. */
export class Refused extends Error {
  readonly status: ContentfulStatusCode;
  readonly field: string | undefined;
  constructor(status: ContentfulStatusCode, message: string, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }
}
