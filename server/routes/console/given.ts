import { keepable } from '../../collect/text.ts';

/** The parameters of a query string that say something: `?lang=&page=` is what a form without choices sends. */
export const given = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, keepable(value)]),
  );
