import type { Context } from 'hono';
import * as v from 'valibot';
import { whyNot } from '../../../protocol/parse.ts';
import { parseBody } from '../../collect/text.ts';
import { Refused } from '../../guard/problem.ts';

/** For what stands on one line: names and labels. */
export const withoutControls = v.regex(/^\P{Cc}*$/u, 'has control characters');

const parsed = (text: string): unknown => {
  try {
    return parseBody(text);
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
};

/** Throws Refused with the reason and the field of the first thing that does not fit. */
export const checked = <Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new Refused(400, whyNot(result.issues), v.getDotPath(result.issues[0])?.split('.')[0]);
};

/** As `readBody`, for a request whose body may be left out. */
export const readIfAny = async <Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> => {
  const text = await c.req.text();
  return checked(schema, text.trim() ? parsed(text) : {});
};

/** The request's JSON as the schema describes it, or Refused. */
export const readBody = async <Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> => checked(schema, parsed(await c.req.text()));
