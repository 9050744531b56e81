import { DEMO_LOGIN } from '../../demo/seed.ts';
import { until } from './until.ts';

export interface Staff {
  /** Changes the demo site's settings, and resolves when its site document says so. */
  change(change: { off: boolean }): Promise<void>;
}

/** Signs in over the console's API, without a browser. */
export const signIn = async (url: string): Promise<Staff> => {
  const headers = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(`${url}/console/api/login`, { method: 'POST', headers, body: JSON.stringify(DEMO_LOGIN) });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
  return {
    change: async (change) => {
      const changed = await fetch(`${url}/console/api/sites/demo`, {
        method: 'PATCH',
        headers: { ...headers, cookie },
        body: JSON.stringify(change),
      });
      if (!changed.ok) throw new Error(`changing the site: ${changed.status} ${await changed.text()}`);
      await until('the site document says so', async () => {
        const document = (await (await fetch(`${url}/v1/sites/demo/site.json`)).json()) as { off?: boolean };
        return Boolean(document.off) === change.off;
      });
    },
  };
};
