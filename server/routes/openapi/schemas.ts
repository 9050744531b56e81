import { toJsonSchema, type ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { limits } from '../../../protocol/limits.ts';
import { UUID, eventSchema, messageSchema, orderSchema, senderSchema } from '../../../protocol/parse.ts';

/** JSON Schema of draft 2020-12, which is OpenAPI 3.1's. */
export type Schema = Record<string, unknown>;

const isUuid = (requirement: unknown): boolean => requirement instanceof RegExp && requirement.source === UUID.source;

/** Checks that only code can make (lengths of JSON, fields that hang together) stand in descriptions. */
const CONFIG: ConversionConfig = {
  target: 'draft-2020-12',
  typeMode: 'input',
  errorMode: 'ignore',
  overrideSchema: ({ valibotSchema }) =>
    valibotSchema.type === 'custom'
      ? {
          type: 'object',
          description: `At most ${limits.data} characters as JSON; docs/events.md has the shape for each type.`,
        }
      : undefined,
  overrideAction: ({ valibotAction, jsonSchema }) =>
    valibotAction.type === 'regex' && isUuid((valibotAction as { requirement?: unknown }).requirement)
      ? { ...jsonSchema, format: 'uuid' }
      : undefined,
};

const schemaOf = (schema: v.GenericSchema): Schema => {
  const { $schema: _, ...rest } = toJsonSchema(schema, CONFIG);
  return rest as Schema;
};

const listOf = (name: string, most: number): Schema => ({
  type: 'array',
  maxItems: most,
  items: { $ref: `#/components/schemas/${name}` },
});

const batchOf = (name: 'events' | 'messages', item: string, most: number): Schema => {
  const sender = schemaOf(senderSchema) as { properties: Schema; required: string[] };
  return {
    ...sender,
    properties: { ...sender.properties, [name]: listOf(item, most) },
    required: [...sender.required, name],
  };
};

const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
});
const count: Schema = { type: 'integer', minimum: 0 };
const text: Schema = { type: 'string' };
const millis: Schema = { type: 'integer', description: 'UTC milliseconds' };
const refused: Schema = {
  type: 'array',
  items: object({
    id: { type: ['string', 'null'] },
    why: { type: 'string', description: 'In words a person can act on.' },
  }),
};

const me = object(
  {
    first_at: millis,
    last_at: millis,
    visits: count,
    events: count,
    types: { type: 'array', items: object({ type: text, count }) },
    customer: text,
    messages: { type: 'array', items: { type: 'object' } },
    keeps: object({ events: count, messages: count }),
  },
  ['visits', 'events', 'types', 'messages', 'keeps'],
);

/** Everything the document refers to by name. What is sent comes from the schemas that check it. */
export const componentSchemas = (): Record<string, Schema> => ({
  Event: schemaOf(eventSchema),
  Message: schemaOf(messageSchema),
  Order: schemaOf(orderSchema),
  EventBatch: batchOf('events', 'Event', limits.eventsPerBatch),
  MessageBatch: batchOf('messages', 'Message', limits.messagesPerBatch),
  Receipt: object({ stored: count, duplicate: count, refused }),
  Me: me,
  Erased: object({ events: count, messages: count }),
  SiteDocument: { type: 'object', description: 'docs/publishing.md describes it.' },
  Problem: object({ error: text, field: { ...text, description: 'The field it is about, if it is about one.' } }, [
    'error',
  ]),
});
