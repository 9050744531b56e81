import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PreviewResult } from '../../../protocol/content.ts';
import type { HelpPart, TextsPart } from '../../../protocol/help.ts';
import type { SiteDocument } from '../../../protocol/site.ts';
import { article } from '../publish/contents.ts';
import { event, NOON, sender } from './rows.ts';
import { openWriting, RETURNS, titled, type Writing } from './writing.ts';

const MINUTE = 60_000;

let place: Writing;
beforeEach(async () => void (place = await openWriting()));
afterEach(() => place.desk.close());

const preview = async (body: unknown = titled('Unsaved'), lang = 'en') =>
  place.ana.post<PreviewResult>(`${RETURNS}/preview`, { lang, body });
const get = (path: string, headers: Record<string, string> = {}) => fetch(place.desk.url + path, { headers });

/** What the widget in the frame gets. */
const framed = async (body: unknown, lang = 'en') => {
  const { url } = (await preview(body, lang)).json;
  const read = async <T>(file: string): Promise<T> => (await (await get(`${url}v1/sites/demo/${file}`)).json()) as T;
  const document = await read<SiteDocument>('site.json');
  const help = await read<HelpPart>(document.help![lang]!);
  return { document, help, texts: (await read<TextsPart>(help.texts)).texts };
};

describe('a preview', () => {
  it('is a page without a cookie, in a frame of the console only, shut in wherever it is opened', async () => {
    const { url } = (await preview()).json;
    expect(url).toMatch(/^\/console\/preview\/[\w-]{43}\/$/);
    const page = await get(url);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain('sandbox allow-scripts allow-popups');
    expect(policy).not.toMatch(/unsafe|allow-same-origin/);
    expect(page.headers.get('x-frame-options')).toBeNull();
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    expect(html).toContain(`data-host="${url.slice(0, -1)}"`);
    expect(html).toMatch(/data-consent="off"/);
    expect(html).toMatch(/<script src="\/console\/preview\/open\.js" data-article="returns">/);
    expect(html).not.toMatch(/<script>|<style|style=| on\w+=/);
    expect((await get('/console/')).headers.get('content-security-policy')).toContain("frame-src 'self'");
  });

  it('opens at the article by a script that any origin may load, as a sandbox has none', async () => {
    const script = await get('/console/preview/open.js');
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(script.headers.get('content-type')).toContain('javascript');
    expect(await script.text()).toContain("'article:' + article");
  });

  it('shows the text as it is being written, whatever is published, and nothing else of the site’s', async () => {
    await place.draft(RETURNS, 0, titled('Published'));
    await place.publish(RETURNS);
    const { document, help, texts } = await framed(titled('Unsaved'));
    expect(help.articles.map(({ id, title }) => [id, title])).toEqual([['returns', 'Unsaved']]);
    expect(texts['returns']!.blocks).toEqual([['p', ['Text']]]);
    expect(document).toMatchObject({ name: 'Lut & Foc', nudges: [], surveys: [], wake: [], replies: false });
    expect(await place.titles()).toEqual(['Published']);
    expect((await framed({ order: 1, languages: {} }, 'ar')).help.articles[0]!.title).toBe('…');
  });

  it('has pictures and links from the shop’s own address', async () => {
    const body = article(
      '![p](/img/p.png) [cart](/cart) [a](https://x.example/) [o](article:other) ![q](//cdn.example/q.png)',
    );
    expect((await framed(body)).texts['returns']!.blocks).toEqual([
      ['img', 'https://shop.example/img/p.png', 'p'],
      [
        'p',
        [
          ['a', ['cart'], 'https://shop.example/cart'],
          ' ',
          ['a', ['a'], 'https://x.example/'],
          ' ',
          ['a', ['o'], 'article:other'],
        ],
      ],
      ['img', '//cdn.example/q.png', 'q'],
    ]);
    const { store, site } = place.desk;
    await store.sites.change(site.id, { origins: ['http://localhost:*'] });
    const seen = { ...event(NOON, 'page_view', { nav: 'load' }), url: 'http://localhost:8788/en/' };
    await store.log.append(sender(site), [seen]);
    expect((await framed(article('![p](/p.png)'))).texts['returns']!.blocks[0]![1]).toBe('http://localhost:8788/p.png');
  });

  it('is open to the frame, which has no origin, and to nobody without its address', async () => {
    const { url } = (await preview()).json;
    const answer = await get(`${url}v1/sites/demo/site.json`, { origin: 'null' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const wrong = ['v1/sites/other/site.json', 'v1/sites/demo/c/nothing.json', 'v1/sites/demo/__proto__.json'];
    for (const path of wrong) expect([path, (await get(url + path)).status]).toEqual([path, 404]);
    expect((await get(`/console/preview/${'A'.repeat(43)}/`)).status).toBe(404);
    expect((await get(`/console/preview/${'A'.repeat(42)}/`)).status).toBe(404);
  });

  it('takes nothing that is sent from it', async () => {
    const { url } = (await preview()).json;
    for (const door of ['events', 'messages']) {
      const answer = await fetch(`${place.desk.url}${url}v1/${door}`, {
        method: 'POST',
        body: '{}',
        headers: { origin: 'null' },
      });
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBe('null');
      expect(await answer.json()).toEqual({ error: 'This is a preview: nothing is sent.' });
    }
  });

  it('ends after half an hour', async () => {
    const { url } = (await preview()).json;
    place.desk.clock.now += 30 * MINUTE - 1;
    expect((await get(url)).status).toBe(200);
    place.desk.clock.now += 1;
    expect((await get(url)).status).toBe(404);
    expect((await get(`${url}v1/sites/demo/site.json`)).status).toBe(404);
  });

  it('of what has no shape, or cannot be shown, is refused in words', async () => {
    expect((await preview(null)).status).toBe(400);
    expect((await preview(titled('x'), '"><script>')).status).toBe(400);
    expect((await preview(article('> '.repeat(12)))).status).toBe(400);
    const other = await place.ana.post('/sites/demo/content/article/A B/preview', { lang: 'en', body: titled('x') });
    expect(other.status).toBe(404);
  });

  it('in Arabic runs from right to left, and may be dark', async () => {
    const { url } = (await preview(titled('x'), 'ar')).json;
    expect(await (await get(url)).text()).toMatch(/<html lang="ar" dir="rtl">/);
    expect(await (await get(`${url}?theme=dark`)).text()).toContain('data-theme="dark"');
    expect(await (await get(`${url}?theme="><script>`)).text()).toContain('data-theme="light"');
  });
});
