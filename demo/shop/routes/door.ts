import type { Context } from 'hono';
import type { Page } from '../pages/layout.ts';
import type { Session } from '../sessions.ts';
import type { Visit } from '../visit.ts';

export type Status = 200 | 404 | 422 | 500;

/** What every route of the shop needs: to know who comes in, and to answer with a page. */
export interface Door {
  basketCookie: string;
  beginSession(): { id: string; session: Session };
  visit(c: Context): Visit;
  /** No page is a page not found. */
  page(c: Context, visit: Visit, page: Page | undefined, status?: Status): Response | Promise<Response>;
}
