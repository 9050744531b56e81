import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrawlers } from '../../server/collect/crawler.ts';
import { batch, event, mailbag, message, serve, type Serving } from './serving.ts';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const CRAWLERS = [
  `Mozilla/5.0 ${CHROME.slice(0, -1)}; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/143.0.0.0 Safari/537.36`,
  'Googlebot/2.1 (+http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  `Mozilla/5.0 ${CHROME.slice(0, -1)}; compatible; GPTBot/1.1; +https://openai.com/gptbot)`,
  'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
  `Mozilla/5.0 ${CHROME.slice(0, -1)}; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)`,
  'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
  `Mozilla/5.0 (X11; Linux x86_64) ${CHROME} HeadlessChrome/143.0.0.0 Safari/537.36 (compatible; YandexRenderResourcesBot/1.0)`,
];
const OTHERS = [
  `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Chrome/143.0.0.0 Mobile Safari/537.36`,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36',
  `Mozilla/5.0 (Linux; Android 11; KING KONG 5 Build/CUBOT) ${CHROME} Chrome/143.0.0.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 8.1.0; Google Nexus 5X) ${CHROME} Chrome/143.0.0.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22F76 Instagram 384.0.0.31.90 (iPhone14,5; iOS 18_5; ru_RU; ru; scale=3.00; 1170x2532; 607)`,
  `Mozilla/5.0 (Linux; Android 15; SM-S918B Build/UP1A; wv) ${CHROME} Version/4.0 Chrome/143.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/470.0;]`,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 musical_ly_32.5.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en Region/US',
  `Mozilla/5.0 (X11; Linux x86_64) ${CHROME} HeadlessChrome/143.0.0.0 Safari/537.36`,
  `Mozilla/5.0 (X11; Linux x86_64) ${CHROME} Cypress/15.0.0 Chrome/138.0.0.0 Electron/37.0.0 Safari/537.36`,
  'node',
  'curl/8.5.0',
  'python-requests/2.32',
  '',
];

describe('a crawler', () => {
  const isCrawler = createCrawlers();
  it.each(CRAWLERS)('is %s', (agent) => expect(isCrawler(agent)).toBe(true));
  it.each(OTHERS)('is not "%s"', (agent) => expect(isCrawler(agent)).toBe(false));
  it('is told anew after thousands of others', () => {
    for (let n = 0; n < 3_000; n++) expect(isCrawler(`shop server ${n}`)).toBe(false);
    expect(isCrawler(CRAWLERS[0]!)).toBe(true);
  });
});

describe('at the door', () => {
  let shop: Serving;
  beforeAll(async () => void (shop = await serve()));
  afterAll(() => shop.end());
  const as = (agent: string) => ({ 'user-agent': agent });

  it('a crawler’s events are refused one by one, so that it drops them, and are tallied', async () => {
    const sent = [event(), event()];
    const response = await shop.post('/v1/events', batch(sent), as(CRAWLERS[0]!));
    expect(response.status).toBe(200);
    const refused = sent.map(({ id }) => ({ id, why: 'a bot' }));
    expect(await response.json()).toEqual({ stored: 0, duplicate: 0, refused });
    await shop.parts.collecting.tally.flush();
    const tallies = await shop.parts.store.tallies.sum(shop.site.id, 0, Date.now() + 1);
    expect(tallies).toContainEqual(expect.objectContaining({ name: 'refused:a bot', count: 2 }));
    expect(await shop.events()).toEqual([]);
  });
  it('a driven browser’s are kept', async () => {
    const response = await shop.post('/v1/events', batch([event()]), as(OTHERS[4]!));
    expect(await response.json()).toMatchObject({ stored: 1 });
  });
  it('what is written by hand is kept, whoever says so', async () => {
    const response = await shop.post('/v1/messages', mailbag([message()]), as(CRAWLERS[0]!));
    expect(await response.json()).toMatchObject({ stored: 1 });
  });
});
