import type { ContentDetail, ContentRow, NudgeContent } from '../../../protocol/content.ts';
import type { Arm, NudgeResult } from '../../../protocol/figures.ts';
import type { SiteDocument } from '../../../protocol/site.ts';
import { refusalOf } from '../../../server/publish/checks.ts';
import type { Row } from '../../../server/console/pages/nudges/verdict.ts';
import { createContents } from '../contents.ts';
import { setDesk } from '../pages/desk.tsx';
import { me, NOW, settle, SITE } from '../support.ts';

const DAY = 86_400_000;

export const nudgeOf = (more: Partial<NudgeContent> = {}): NudgeContent => ({
  kind: 'idle_cart',
  name: 'Idle basket',
  on: true,
  after_s: 600,
  hold: 10,
  languages: { en: { title: '{item} is still in your basket', yes: 'To the basket' } },
  ...more,
});

export const SCARCE = nudgeOf({
  name: '“Only 2 left”',
  languages: { en: { title: 'Only 2 left', yes: 'To the basket' } },
});

export const armOf = (people: number, ordered: number): Arm => {
  const share = people ? ordered / people : 0;
  const half = people ? 1.96 * Math.sqrt((share * (1 - share)) / people) : 0;
  return { people, ordered, ...(people && { share: { share, low: share - half, high: share + half } }) };
};

/** The first row of picture m. */
export const resultOf = (more: Partial<NudgeResult> = {}): NudgeResult => ({
  id: 'idle',
  kind: 'idle_cart',
  name: 'Idle basket',
  version: 1,
  since: NOW - 80 * DAY,
  shown: armOf(9_624, 1_222),
  held: armOf(1_070, 98),
  clicked: 812,
  dismissed: 2_310,
  stopped: 104,
  verdict: 'works',
  difference: { by: 3.5, low: 0.6, high: 6.4 },
  extraOrders: { by: 337, low: 58, high: 616 },
  ...more,
});

/** The fourth row of picture m. */
export const tooFew = (more: Partial<NudgeResult> = {}): NudgeResult => {
  const { difference: _, extraOrders: __, ...rest } = resultOf();
  const arms = { shown: armOf(188, 14), held: armOf(24, 2) };
  return { ...rest, ...arms, verdict: 'too_few', needs: { people: 3_100, days: 150 }, ...more };
};

export const rowOf = (more: Partial<Row> = {}): Row => ({
  id: 'idle',
  state: 'live',
  body: nudgeOf(),
  at: NOW,
  result: resultOf(),
  ...more,
});

const colours = { surface: '#ffffff', fill: '#1d5c50' };
const shop = {
  lang: 'ro',
  launcher: { ro: 'Întrebați-ne', en: 'Ask us', de: 'Fragen' },
  colours: { light: colours, dark: colours },
  budget: { session: 2, day: 3, rest_h: 24, never: [] },
} as unknown as SiteDocument;

/** The console over nudges that can be changed; what the collector would refuse is refused as it does. */
export const setNudgeDesk = () => {
  localStorage.clear();
  const desk = setDesk();
  const contents = createContents();
  const stored = (id = 'idle') => contents.stored.get(`nudge/${id}`)!;
  const refusedOf = (id: string, body: unknown): object => {
    const refused = body && refusalOf('nudge', id, body);
    return refused ? { refused } : {};
  };
  desk.changeable = (method, path, body) => {
    if (!path.includes('/content/nudge')) return undefined;
    const [, id = '', act] = /content\/nudge\/([\w-]+)(?:\/(\w+))?/.exec(path) ?? [];
    const refused = act === 'publish' && refusalOf('nudge', id, contents.stored.get(`nudge/${id}`)?.draft);
    if (refused) return { status: 400, body: refused };
    const answer = contents.collector(method, path, body) as { status: number; body: unknown };
    if (answer.status !== 200 || !answer.body) return answer;
    if (Array.isArray(answer.body)) {
      const rows = answer.body as ContentRow[];
      const told = rows.map((row) =>
        /draft|changed/.test(row.state) ? { ...row, ...refusedOf(row.id, row.body) } : row,
      );
      return { ...answer, body: told };
    }
    const detail = answer.body as ContentDetail;
    return { ...answer, body: { ...detail, ...refusedOf(id, detail.draft?.body) } };
  };
  desk.answers['site.json'] = shop;
  desk.answers['nudges'] = { results: [], counted_to: NOW };
  const field = (label: string): HTMLInputElement => {
    const found = [...desk.place.querySelectorAll('label')].find(({ textContent }) => textContent === label);
    return desk.place.querySelector<HTMLInputElement>(`#${CSS.escape(found?.htmlFor ?? 'none')}`)!;
  };
  return {
    ...desk,
    desk,
    contents,
    put: (id: string, body: NudgeContent, more: object = { live: 1 }): void =>
      contents.put('nudge', id, { versions: [body], ...more }),
    stored,
    /** What is on the pages. */
    live: (id?: string) => stored(id).versions[(stored(id).live ?? 0) - 1] as NudgeContent | undefined,
    /** Who is signed in may do no more than this. */
    as: (role: 'staff' | 'viewer') => {
      desk.answers['me'] = { ...me, sites: me.sites.map((site) => ({ ...site, role })) };
    },
    tell: (...results: NudgeResult[]) => {
      desk.answers['nudges'] = { results, counted_to: NOW };
    },
    rows: (): string[] =>
      [...desk.place.querySelectorAll('.nudge-rows tbody tr')].map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.replaceAll('\u00a0', ' ')).join('|'),
      ),
    heading: () => desk.place.querySelector('.nudge-result h3')?.textContent,
    field,
    write: async (label: string, value: string): Promise<void> => {
      field(label).value = value;
      field(label).dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    },
    submit: async (): Promise<void> => {
      desk.place.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
      await settle();
    },
    /** Goes away first, so that what is saved on leaving reaches this collector and not the next one's. */
    leave: async (): Promise<void> => {
      location.hash = `#/${SITE}/questions`;
      await settle();
      desk.stop();
    },
  };
};
export type NudgeDesk = ReturnType<typeof setNudgeDesk>;
