import type { ArticleText, Block, HelpPart, TextsPart } from '../../../protocol/help.ts';
import { compile } from '../../../widget/answers/compile.ts';

/** Articles of a small shop as the publisher makes them. */
export const TEXTS: Record<string, ArticleText> = {
  oven: {
    blocks: [
      ['p', ['Yes, to ', ['b', ['220 °C']], '.']],
      ['ol', [[['p', ['Start cold.']]], [['p', ['Cool on wood.']]]]],
      ['p', ['See ', ['a', ['broken'], 'article:broken'], '.']],
    ],
    by: 'Ion',
    at: Date.UTC(2026, 10, 3, 12),
  },
  broken: { blocks: [['p', ['We send a new one; a photo is enough.']]], at: Date.UTC(2026, 10, 3, 12) },
  delivery: { blocks: [['p', ['Two working days, for 38 lei.']]], by: 'Ana', at: Date.UTC(2026, 10, 3, 12) },
};

const TITLES: Record<string, [title: string, topic: string, pages?: string[]]> = {
  delivery: ['What does delivery cost?', 'buy'],
  oven: ['Can it go in the oven?', 'use', ['/bowl']],
  broken: ['What if it arrives broken?', 'buy', ['/bowl/blue', '/cart']],
};

const words = (blocks: Block[]): string => JSON.stringify(blocks).replace(/[^\p{L}\p{N} ]+/gu, ' ');

/** The part of these articles, and of their texts. */
export const helpOf = (ids = Object.keys(TITLES), texts = TEXTS): { part: HelpPart; texts: TextsPart } => {
  const entries = ids.map((id) => ({
    id,
    question: TITLES[id]![0],
    alternatives: [],
    answer: words(texts[id]!.blocks),
  }));
  return {
    part: {
      lang: 'en',
      topics: [
        { id: 'buy', name: 'Buying' },
        { id: 'use', name: 'Using' },
      ],
      articles: ids.map((id) => {
        const [title, topic, pages] = TITLES[id]!;
        return { id, title, topic, lead: `About ${id}.`, ...(pages && { pages }) };
      }),
      index: compile(entries, 'en'),
      texts: 'c/texts.json',
    },
    texts: { lang: 'en', texts },
  };
};
