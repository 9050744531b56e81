import type { Page } from 'playwright-core';

/** Everything a page's origin keeps in the browser. */
export interface Kept {
  cookies: string[];
  local: Record<string, string>;
  session: Record<string, string>;
  /** Records by database and store; empty stores are left out. */
  indexed: Record<string, number>;
}

const look = async (): Promise<Omit<Kept, 'cookies'>> => {
  const indexed: Record<string, number> = {};
  const promised = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('IndexedDB refused')));
    });
  for (const { name } of await indexedDB.databases()) {
    const database = await promised(indexedDB.open(name!));
    for (const store of database.objectStoreNames) {
      const count = await promised(database.transaction(store).objectStore(store).count());
      if (count) indexed[`${name}/${store}`] = count;
    }
    database.close();
  }
  return { local: { ...localStorage }, session: { ...sessionStorage }, indexed };
};

/** What is kept now for the page's origin. */
export const keptBy = async (page: Page): Promise<Kept> => ({
  cookies: (await page.context().cookies()).map((cookie) => cookie.name),
  ...(await page.evaluate(look)),
});
