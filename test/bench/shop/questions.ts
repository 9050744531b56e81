import type { Deed } from './deed.ts';

/** Different questions that are asked more than once, and the share of those that nobody else ever asks. */
const KNOWN = 3_000;
const UNIQUE = 0.15;
const UNSURE = 0.25;

const OPENINGS: readonly (readonly [lang: string, ...openings: string[]])[] = [
  ['en', 'How long does it take to send', 'how long till you send', 'Delivery time of'],
  ['ro', 'Cât durează livrarea pentru', 'cat dureaza livrarea', 'Când ajunge'],
  ['ru', 'Сколько идёт доставка', 'сколько ждать', 'Когда придёт'],
  ['zh', '多久能送到', '配送时间', '什么时候到货'],
  ['ar', 'كم يستغرق توصيل', 'متى يصل', 'مدة توصيل'],
];

/** Zipf-like: the first hundred are asked as often as all the others. */
const popular = (chance: () => number): number => Math.floor(KNOWN ** chance() - 1);

/** A question, what followed from it, and perhaps a vote. */
export const questionOf = (chance: () => number, number: number): Deed[] => {
  const topic = chance() < UNIQUE ? `x${number}` : String(popular(chance));
  const [lang, ...openings] = OPENINGS[(topic.length * 7 + topic.charCodeAt(0)) % OPENINGS.length]!;
  const opening = openings[Math.floor(openings.length * chance() ** 2)]!;
  const unsure = chance() < UNSURE;
  const ask = `q${number}`;
  const article = `article-${topic.length * 10 + (topic.charCodeAt(0) % 10)}`;
  const deeds: Deed[] = [
    [
      'faq_ask',
      { ask, text: `${opening} ${topic}?`, lang, result: unsure ? 'unsure' : 'answered', ...(!unsure && { article }) },
    ],
  ];
  // What was shown is an opened article too.
  if (!unsure) deeds.push(['faq_view', { ask, article, lang, from: 'answer' }]);
  const then = chance();
  if (unsure && then < 0.4) deeds.push(['faq_view', { ask, article, lang, from: 'nearest' }]);
  else if (then < 0.2) deeds.push(['faq_rate', { ask, article, lang, helped: then < 0.14 }]);
  return deeds;
};
