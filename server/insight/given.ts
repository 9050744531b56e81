import { clean } from '../store/text.ts';

// `data` in the log is as somebody sent it: these read a field, or nothing.

const QUARTER = 15 * 60_000;
/** A name that content can have: see protocol/content.ts. */
const SLUG = /^[a-z0-9-]{1,60}$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

export const quarterOf = (at: number): number => Math.floor(at / QUARTER) * QUARTER;

/** The fields of an object; none of anything else. */
export const fieldsOf = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};

/** A whole number that every engine can keep. */
export const wholeOf = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) ? (value as number) : undefined;

/** The beginning of a text that is one, as both engines can keep it; undefined if there is nothing in it. */
export const shortOf = (value: unknown, longest: number): string | undefined =>
  typeof value === 'string' ? clean(value.slice(0, longest).toWellFormed()).trim() || undefined : undefined;

export const slugOf = (value: unknown): string | undefined =>
  typeof value === 'string' && SLUG.test(value) ? value : undefined;

export const languageOf = (value: unknown): string | undefined =>
  typeof value === 'string' && LANGUAGE.test(value) ? value : undefined;

/** A language without script and country: "pt-BR" -> "pt". */
export const baseOf = (tag: string): string => tag.split('-')[0]!;

export const currencyOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : undefined;
