import { afterEach, describe, expect, it, vi } from 'vitest';
import { groundOf, isDark } from '../../widget/ui/ground.ts';
import { themeOf } from '../../widget/ui/theme.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page that declares a scheme and has these grounds, on a device that likes dark or not. */
const page = (colorScheme: string, likesDark = false, body = 'rgba(0, 0, 0, 0)', root = body): void => {
  vi.stubGlobal('getComputedStyle', (element: Element) => ({
    colorScheme,
    backgroundColor: element === document.body ? body : root,
  }));
  vi.stubGlobal('matchMedia', () => ({ matches: likesDark }));
};

describe('the theme', () => {
  it('is the one that was asked for', () => {
    page('dark');
    expect([themeOf('light', 'dark'), themeOf('dark', 'light')]).toEqual(['light', 'dark']);
  });
  it.each([
    ['dark', false, 'dark'],
    ['light', true, 'light'],
    ['light dark', true, 'dark'],
    ['light dark', false, 'light'],
    ['normal', true, 'light'],
  ])('follows a page that declares %s on a device that likes dark: %s', (scheme, likesDark, expected) => {
    page(scheme, likesDark);
    expect(themeOf('auto', 'light')).toBe(expected);
  });
  it('follows the page’s ground where nothing is declared', () => {
    page('normal');
    expect(themeOf('auto', 'dark')).toBe('dark');
  });
});

describe('the ground', () => {
  it.each([
    ['rgb(255, 255, 255)', false],
    ['rgb(17, 24, 39)', true],
    ['rgba(0, 0, 0, 0.8)', true],
    ['rgba(0, 0, 0, 0)', undefined],
    ['oklch(0.208 0.042 265.755)', true],
    ['oklch(0.98 0 0)', false],
    ['oklch(0.2 0 0 / 0.1)', undefined],
    ['lab(20 0 0)', true],
    ['color(srgb 0.9 0.9 0.9)', false],
    ['', undefined],
  ])('%s is dark: %s', (colour, dark) => expect(isDark(colour)).toBe(dark));
  it('is the body’s, else the root’s, else white', () => {
    page('normal', false, 'rgb(0, 0, 0)', 'rgb(255, 255, 255)');
    expect(groundOf()).toBe('dark');
    page('normal', false, 'rgba(0, 0, 0, 0)', 'rgb(0, 0, 0)');
    expect(groundOf()).toBe('dark');
    page('normal');
    expect(groundOf()).toBe('light');
  });
});
