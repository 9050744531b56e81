import { describe, expect, it } from 'vitest';
import { namedSource } from '../../protocol/source.ts';
import { cleanUrl, sourceOf } from '../../widget/page/source.ts';

const SHOP = 'https://www.lut-foc.example/en/';
const of = (query: string, referrer = '') => JSON.parse(JSON.stringify(sourceOf(SHOP + query, referrer)));
const named = (query: string, referrer = '') => {
  const { source, medium } = namedSource(of(query, referrer));
  return `${source} / ${medium}`;
};

describe('where a visit comes from', () => {
  it('is what campaign parameters say', () => {
    expect(
      of('?utm_source=news&utm_medium=email&utm_campaign=a&utm_term=b&utm_content=c', 'https://google.com/'),
    ).toEqual({
      source: 'news',
      medium: 'email',
      campaign: 'a',
      term: 'b',
      content: 'c',
    });
    expect(of('?utm_source=news')).toEqual({ source: 'news', medium: '(none)' });
  });
  it('is the referrer’s host, but not the shop’s own', () => {
    expect(of('', 'https://www.craft-blog.example/post')).toEqual({
      source: 'www.craft-blog.example',
      medium: 'referral',
    });
    expect(of('', `${SHOP}other`)).toEqual({ source: '(direct)', medium: '(none)' });
    expect(of('')).toEqual({ source: '(direct)', medium: '(none)' });
  });
  it('names a click id and never tells its value', () => {
    expect(of('?gclid=SECRET')).toEqual({ source: '(direct)', medium: '(none)', click: 'gclid' });
    for (const click of ['gclid', 'gbraid', 'wbraid', 'fbclid', 'msclkid', 'ttclid'])
      expect(of(`?a=1&${click}=x`).click).toBe(click);
    expect(of(`?utm_source=${'x'.repeat(999)}`).source).toHaveLength(200);
  });
});

describe('what people call it', () => {
  it.each([
    ['?gclid=x', '', 'google / cpc'],
    ['?msclkid=x', 'https://www.bing.com/', 'bing / cpc'],
    ['?fbclid=x', 'https://l.facebook.com/', 'facebook / social'],
    ['', 'https://www.google.co.uk/', 'google / organic'],
    ['', 'https://duckduckgo.com/', 'duckduckgo / organic'],
    ['', 'https://search.brave.com/', 'brave / organic'],
    ['', 'https://l.instagram.com/', 'l.instagram.com / social'],
    ['', 'https://t.co/abc', 't.co / social'],
    ['', 'https://www.shop.example/', 'shop.example / referral'],
    ['', 'https://notgoogle.example/', 'notgoogle.example / referral'],
    ['?utm_source=google&utm_medium=cpc', '', 'google / cpc'],
    ['', '', '(direct) / (none)'],
  ])('%s from %s is %s', (query, referrer, expected) => expect(named(query, referrer)).toBe(expected));
});

describe('an address', () => {
  it('loses the values of click ids and fragments that are no routes', () => {
    expect(cleanUrl(`${SHOP}?gclid=S&x=1&fbclid=T#top`)).toBe(`${SHOP}?gclid=&x=1&fbclid=`);
    expect(cleanUrl(`${SHOP}#/product/7`)).toBe(`${SHOP}#/product/7`);
    expect(cleanUrl(`${SHOP}#access_token=secret`)).toBe(SHOP);
    expect(cleanUrl(SHOP + 'x'.repeat(5000))).toHaveLength(2048);
  });
});
