import { beforeEach, describe, expect, it } from 'vitest';
import { STANDARD_BUDGET } from '../../protocol/nudges.ts';
import { clockOf, minutesOf, weekdays } from '../../server/console/pages/settings/format.ts';
import { createSetting } from '../../server/console/pages/settings/state.ts';
import { createApi } from '../../server/console/state/api.ts';
import { fetchFrom, SITE, type Collector } from './support.ts';

const asked: { method: string; path: string; body: unknown }[] = [];
let collector: Collector;
let publications: number;
const detail = (body: object, version = 1) => ({
  id: 'budget',
  state: 'live',
  live: { version, body, at: 1 },
  versions: [{ version, at: 1, live: true }],
});
const begin = () => {
  const api = createApi(
    fetchFrom((method, path, body) => {
      asked.push({ method, path, body });
      return collector(method, path, body);
    }),
    () => {},
  );
  return createSetting(
    api,
    SITE,
    'budget',
    STANDARD_BUDGET,
    () => void publications++,
    () => localStorage,
  );
};
beforeEach(() => {
  asked.length = 0;
  publications = 0;
  localStorage.clear();
});

describe('a setting', () => {
  it('is saved and published in one act, from the version it was read at', async () => {
    const wider = { ...STANDARD_BUDGET, day: 4 };
    collector = (method, path) => {
      if (method === 'GET') return { status: 200, body: detail(STANDARD_BUDGET, 3) };
      if (path.endsWith('/draft'))
        return { status: 200, body: { ...detail(STANDARD_BUDGET, 3), draft: { rev: 7, body: wider, at: 2 } } };
      return { status: 200, body: { revision: 12, detail: detail(wider, 4) } };
    };
    const setting = begin();
    await setting.load();
    expect(setting.changed.value).toBe(false);
    setting.write({ day: 4 });
    expect(setting.changed.value).toBe(true);
    await setting.publish();
    expect(asked.slice(1).map(({ method, body }) => [method, body])).toEqual([
      ['PUT', { rev: 0, version: 3, body: wider }],
      ['POST', { rev: 7 }],
    ]);
    expect(setting.phase.value).toEqual({ state: 'published', revision: 12 });
    expect([setting.changed.value, setting.body.value?.day, publications]).toEqual([false, 4, 1]);
  });

  it('keeps on the device what is not published when its page is left, and tells what changed meanwhile', async () => {
    let version = 1;
    collector = (method) =>
      method === 'GET'
        ? { status: 200, body: detail(STANDARD_BUDGET, version) }
        : { status: 409, body: { error: 'Somebody else has changed this.' } };
    const left = begin();
    await left.load();
    left.write({ day: 5 });
    version = 2;
    const setting = begin();
    await setting.load();
    expect([setting.body.value?.day, setting.changed.value]).toEqual([5, true]);
    await setting.publish();
    expect(asked.at(-1)?.body).toMatchObject({ version: 1 });
    expect(setting.phase.value.state).toBe('refused');
    await setting.readAgain();
    expect([setting.body.value?.day, setting.changed.value, localStorage.length]).toEqual([
      STANDARD_BUDGET.day,
      false,
      0,
    ]);
  });

  it('taken off keeps what was written', async () => {
    collector = (method) =>
      method === 'GET'
        ? { status: 200, body: detail(STANDARD_BUDGET) }
        : { status: 200, body: { revision: 2, detail: { id: 'budget', state: 'off', versions: [] } } };
    const setting = begin();
    await setting.load();
    setting.write({ day: 6 });
    await setting.takeOff();
    expect([setting.body.value?.day, setting.live.value, localStorage.length]).toEqual([6, false, 1]);
  });

  it('goes on with what is written while it is published', async () => {
    const wider = { ...STANDARD_BUDGET, day: 4 };
    const { promise, resolve } = Promise.withResolvers<void>();
    collector = (method, path) => {
      if (method === 'GET') return { status: 200, body: detail(STANDARD_BUDGET) };
      if (path.endsWith('/draft')) return { status: 200, body: { ...detail(STANDARD_BUDGET), draft: { rev: 1 } } };
      return promise.then(() => ({ status: 200, body: { revision: 2, detail: detail(wider, 2) } }));
    };
    const setting = begin();
    await setting.load();
    setting.write({ day: 4 });
    const publishing = setting.publish();
    setting.write({ day: 6 });
    resolve();
    await publishing;
    expect([setting.body.value?.day, setting.changed.value, setting.phase.value.state]).toEqual([6, true, 'published']);
  });

  it('keeps what was written when it is refused, and says which field and why', async () => {
    collector = (method) =>
      method === 'GET'
        ? { status: 200, body: detail(STANDARD_BUDGET) }
        : { status: 400, body: { error: 'At most 10.', field: 'session' } };
    const setting = begin();
    await setting.load();
    setting.write({ session: 99 });
    await setting.publish();
    expect(setting.phase.value).toEqual({ state: 'refused', reason: 'At most 10.', field: 'session' });
    expect([setting.body.value?.session, setting.changed.value, publications]).toEqual([99, true, 0]);
  });

  it('begins with what is usual where the shop has set up nothing', async () => {
    collector = () => ({ status: 200, body: { id: 'budget', state: 'draft', versions: [] } });
    const setting = begin();
    await setting.load();
    expect([setting.body.value, setting.live.value]).toEqual([STANDARD_BUDGET, false]);
  });

  it('says why it could not be read', async () => {
    collector = () => ({ status: 503, body: { error: 'The collector cannot reach its data now.' } });
    const setting = begin();
    await setting.load();
    expect([setting.body.value, setting.problem.value]).toEqual([
      undefined,
      'The collector cannot reach its data now.',
    ]);
  });
});

describe('times and lists', () => {
  it('writes minutes as a clock and reads them back', () => {
    for (const minutes of [0, 1, 540, 1439]) expect(minutesOf(clockOf(minutes))).toBe(minutes);
    expect(clockOf(1440)).toBe('00:00');
  });
  it('begins the week on Monday', () => expect([weekdays()[0], weekdays()[6]]).toEqual(['Monday', 'Sunday']));
});
