// The README's pictures, taken from the real thing: the shop, the collector and the console. `npm run screenshots`.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startShop } from '../../demo/shop/index.ts';
import { prepareChromium, profile } from './chromium.ts';
import { postMessages, signInByForm } from './desk.ts';
import { postSeason } from './season.ts';
import * as shopper from './shopper.ts';
import { setStage } from './stage.ts';
import { until } from './until.ts';

const folder = join(import.meta.dirname, '../../docs/pictures');
const PIECE = 'Soup bowl Bîc';

/** Still, so that a second run gives the same picture. */
const shoot = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
};

const survey = (score: number, text: string, lang: string) => ({
  kind: 'survey' as const,
  lang,
  survey: 'after-purchase',
  done: true,
  answers: [
    { question: 'csat', kind: 'csat' as const, score: Math.max(1, Math.round(score / 2)) },
    { question: 'nps', kind: 'nps' as const, score },
    { question: 'why', kind: 'text' as const, text },
  ],
});

await prepareChromium();
const stage = await setStage();
const shop = await startShop({ port: 0, collector: stage.collector.url });
try {
  await postMessages(stage.collector.url, [
    survey(10, 'أفضل هدية هذا العام', 'ar'),
    survey(7, 'Aș vrea să văd cana ținută în mână, e greu de ghicit mărimea.', 'ro'),
    { kind: 'feedback', rating: 4, text: 'Lovely pictures. I missed the weight of the large plate.' },
    survey(9, 'Быстро и чудесно упаковано. Спасибо!', 'ru'),
    survey(3, 'The lid does not sit flat. Otherwise a lovely pot.', 'en'),
    { kind: 'message', lang: 'ro', text: 'Ajunge până la Crăciun dacă comand azi?', email: 'maria@ceban.example' },
  ]);

  await postSeason(stage.collector.url);

  const wide = await stage.visit('desktop');
  await shopper.arrive(wide.page, shop.url);
  await shopper.browse(wide.page, PIECE);
  await shopper.ask(wide.page, 'can i bake in the bowl');
  await shoot(wide.page, 'panel');
  await wide.context.close();

  const small = await stage.visit('phone');
  await shopper.arrive(small.page, shop.url);
  await shopper.browse(small.page, PIECE);
  await shopper.addToBasket(small.page);
  await shopper.checkOut(small.page);
  const words = 'Could not pay by card: the page came back empty twice. I nearly gave up.';
  await shopper.answerSurvey(small.page, { csat: 3, nps: 2, followUp: 'What went wrong?', words }, () =>
    shoot(small.page, 'survey'),
  );
  await until('the answers are stored', async () =>
    (await stage.collector.rows<{ text: string }>('feedback')).some(({ text }) => text === words),
  );
  await small.context.close();

  const context = await profile(stage.browser, 'desktop', { viewport: { width: 1440, height: 900 } });
  const desk = await context.newPage();
  await signInByForm(desk, stage.collector.url);
  await desk.getByRole('link').filter({ hasText: 'Could not pay by card' }).first().click();
  await desk.getByRole('article').getByText(words).first().waitFor();
  await shoot(desk, 'inbox');
  await desk
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /Install/ })
    .click();
  await desk.getByText('purchase', { exact: true }).first().waitFor();
  await shoot(desk, 'install');
  await desk.goto(`${stage.collector.url}/console/#/demo/overview`);
  await desk.getByText(/^Counted up to/).waitFor();
  await shoot(desk, 'overview');
} finally {
  await shop.stop();
  await stage.strike();
}
