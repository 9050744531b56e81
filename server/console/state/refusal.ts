import { ApiError, reasonOf } from './api.ts';

/** Why something was refused, and which field it is about: "languages.en.title". */
export interface Refusal {
  message: string;
  field?: string | undefined;
}

/** What to tell of anything that was thrown; the field is named as in what was sent. */
export const refusalOf = (error: unknown): Refusal => ({
  message: reasonOf(error),
  field: error instanceof ApiError ? error.field?.replace(/^body\./, '') : undefined,
});

/** 0 when no answer came, -1 if it was no answer of the collector at all. */
export const statusOf = (error: unknown): number => (error instanceof ApiError ? error.status : -1);

/** The refusal's words for a field, also for a part of it: "pages" for "pages.2". */
export const refusedAt = (refusal: Refusal | undefined, field: string): string | undefined =>
  refusal?.field === field || refusal?.field?.startsWith(`${field}.`) ? refusal.message : undefined;
