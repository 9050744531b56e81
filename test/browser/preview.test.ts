import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleContent } from '../../protocol/content.ts';
import { signInByForm } from '../support/desk.ts';
import { setStage, type Stage, type Visit } from '../support/stage.ts';

// An article that is being written, in the published widget, in a frame of the console that is shut in.

let stage: Stage;
let visit: Visit;
beforeAll(async () => {
  stage = await setStage();
  visit = await stage.visit();
  await signInByForm(visit.page, stage.collector.url);
});
afterAll(() => stage.strike());

const ARTICLE: ArticleContent = {
  order: 1,
  languages: {
    en: {
      title: 'May it go into the kiln again?',
      text: 'Only **once**.\n\n1. Wash it.\n2. [Write to us](/en/contact) <img src=x onerror="parent.stolen=1">\n\n> [!WARNING]\n> It is hot.\n',
      phrasings: [],
    },
    ar: { title: 'هل يدخل الفرن ثانية؟', text: 'مرة واحدة.', phrasings: [] },
  },
};

/** As the console does it: asks for a preview and shows it in a frame. */
const frame = async (page: Page, lang: string): Promise<FrameLocator> => {
  await page.evaluate(
    async ([lang, body]) => {
      const answer = await fetch('/console/api/sites/demo/content/article/kiln/preview', {
        method: 'POST',
        body: JSON.stringify({ lang, body }),
      });
      const { url } = (await answer.json()) as { url: string };
      document.querySelector('iframe')?.remove();
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts allow-popups');
      frame.width = '420';
      frame.height = '700';
      frame.src = url;
      document.body.prepend(frame);
    },
    [lang, ARTICLE] as const,
  );
  return page.frameLocator('iframe');
};

describe('a preview in the console', () => {
  it('shows the unsaved article as a shopper would see it, and runs nothing that was written', async () => {
    const { page } = visit;
    const shown = await frame(page, 'en');
    await shown.getByRole('heading', { name: 'May it go into the kiln again?' }).waitFor();
    await shown.getByText('Wash it.').waitFor();
    await shown.getByText('<img src=x onerror="parent.stolen=1">').waitFor();
    await shown.getByText('It is hot.').waitFor();
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
    expect(await shown.getByRole('button', { name: 'Ask us' }).count()).toBe(0);
    expect(visit.troubles).toEqual({ errors: [], refusals: [] });
  });

  it('has an origin of its own, from which nothing of the console is reached', async () => {
    const { page } = visit;
    const handle = await page.locator('iframe').elementHandle();
    const inside = (await handle!.contentFrame())!;
    expect(await inside.evaluate(() => window.origin)).toBe('null');
    const asked = await inside.evaluate(() =>
      fetch('/console/api/me').then(
        ({ status }) => String(status),
        () => 'refused',
      ),
    );
    expect(asked).toBe('refused');
    const reported = visit.posts.filter(({ path }) => path.includes('/v1/'));
    expect(reported).toEqual([]);
  });

  it('reads from right to left in Arabic', async () => {
    const shown = await frame(visit.page, 'ar');
    await shown.getByRole('heading', { name: 'هل يدخل الفرن ثانية؟' }).waitFor();
    expect(await shown.locator('html').getAttribute('dir')).toBe('rtl');
  });
});
