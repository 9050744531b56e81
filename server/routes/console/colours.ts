import { Hono } from 'hono';
import type { ColoursOf } from '../../../protocol/content.ts';
import type { Colours } from '../../../protocol/site.ts';
import { Refused } from '../../guard/problem.ts';
import type { SiteEnv } from '../../guard/role.ts';
import { coloursOf } from '../../publish/colours.ts';
import { contrast } from '../../publish/oklch.ts';

const WORDS = ['text', 'text-2', 'text-3', 'accent', 'ok', 'warn', 'bad'] as const;
const GROUNDS = ['surface', 'sunken', 'hover'] as const;

/** The least contrast of words on their grounds, and of the words on the brand's own fill. */
const leastOf = (colours: Colours): number =>
  Math.min(
    contrast(colours['on-fill'], colours.fill),
    ...WORDS.flatMap((word) => GROUNDS.map((ground) => contrast(colours[word], colours[ground]))),
  );

/** What a brand colour would become, before it is published; under /sites/KEY/colours. */
export const colourRoutes = () =>
  new Hono<SiteEnv>().get('/', (c) => {
    const brand = c.req.query('brand') ?? '';
    if (!/^#[0-9a-f]{6}$/i.test(brand))
      throw new Refused(400, 'brand: write the colour as # and six digits, such as #1d5c50', 'brand');
    const colours = coloursOf(brand);
    return c.json({ ...colours, least: Math.min(leastOf(colours.light), leastOf(colours.dark)) } satisfies ColoursOf);
  });
