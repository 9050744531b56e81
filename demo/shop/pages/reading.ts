import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { crumbsTo } from './layout.ts';
import type { Page } from './layout.ts';

const sections = (all: readonly { id: string; heading: string; paragraphs: string[] }[]): Markup[] =>
  all.map(
    ({ id, heading, paragraphs }) =>
      markup`<section id="${id}"><h2>${heading}</h2>${paragraphs.map((text) => markup`<p>${text}</p>`)}</section>`,
  );

export const deliveryPage = (visit: Visit): Page => {
  const words = visit.texts.delivery;
  return {
    title: words.title,
    description: words.description,
    crumbs: crumbsTo(visit, ['/delivery', words.title]),
    body: markup`<article class="reading"><h1>${words.title}</h1>${sections(words.sections)}</article>`,
  };
};

export const workshopPage = (visit: Visit): Page => {
  const words = visit.texts.workshop;
  return {
    title: words.title,
    description: words.description,
    crumbs: crumbsTo(visit, ['/workshop', words.title]),
    body: markup`<article class="reading"><h1>${words.title}</h1><img src="/img/workshop.svg" alt="${words.alt}" width="1600" height="720">${sections(words.sections)}</article>`,
  };
};

const apology = (visit: Visit, words: { title: string; text: string }): Page => ({
  title: words.title,
  nowhere: true,
  body: markup`<div class="lead"><h1>${words.title}</h1><p>${words.text}</p><p><a class="button" href="${href(visit, '/')}">${visit.texts.missing.action}</a></p></div>`,
});

export const missingPage = (visit: Visit): Page => apology(visit, visit.texts.missing);
export const brokenPage = (visit: Visit): Page => apology(visit, visit.texts.broken);
