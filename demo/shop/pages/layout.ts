import { countOf } from '../cart.ts';
import { categories } from '../catalogue.ts';
import { LANG_NAMES, LANGS } from '../language.ts';
import type { Lang } from '../language.ts';
import { jsonBlock, markup } from '../markup.ts';
import type { Content, Markup } from '../markup.ts';
import type { Pushed } from '../measuring.ts';
import { crumbFacts } from '../structured.ts';
import { tagMarkup } from '../tag.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { icons } from './icons.ts';

export interface Page {
  title: string;
  description?: string;
  /** Names and addresses of the pages above this one, from the first page down to this one. */
  crumbs?: { name: string; href: string }[];
  /** Pushed to the data layer when the page has loaded, after what is left from the request before. */
  events?: Pushed[];
  /** schema.org facts for search engines. */
  facts?: object[];
  /** The page's own script in the public folder. */
  script?: string;
  /** For the page that stands at no address of its own. */
  nowhere?: boolean;
  body: Content;
}

const head = (visit: Visit, page: Page): Markup => {
  const { texts, origin, path, lang, assets, tag, consent } = visit;
  const title = page.title.includes(texts.name) ? page.title : `${page.title} · ${texts.name}`;
  const alternates = LANGS.map(
    (each) => markup`<link rel="alternate" hreflang="${each}" href="${origin}/${each}${path}">`,
  );
  return markup`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description ?? texts.home.description}">
<meta name="theme-color" content="#fbfaf7">
${!page.nowhere && markup`<link rel="canonical" href="${origin}/${lang}${path}">${alternates}`}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assets}/shop.css">
<script type="module" src="${assets}/shop.js"></script>
${page.script && markup`<script type="module" src="${assets}/${page.script}"></script>`}
${tag && tagMarkup(tag, consent)}
${[...(page.facts ?? []), ...(page.crumbs ? [crumbFacts(page.crumbs, origin)] : [])].map((fact) => jsonBlock('application/ld+json', fact))}
</head>`;
};

/** The shop's own page on delivery and returns; an assistant, where there is one, opens its help instead. */
const helpLink = (visit: Visit, name: string): Markup =>
  markup`<a href="${href(visit, '/delivery')}" data-attendant-open="help">${name}</a>`;

const links = (visit: Visit): Markup => {
  const here = visit.path.split('?')[0];
  const link = (path: string, name: string): Markup =>
    markup`<li><a href="${href(visit, path)}"${here === path && markup` aria-current="page"`}>${name}</a></li>`;
  return markup`<ul>${categories.map(({ id, [visit.lang]: { name } }) => link(`/c/${id}`, name))}${link('/workshop', visit.texts.nav.workshop)}<li>${helpLink(visit, visit.texts.nav.help)}</li></ul>`;
};

const languages = ({ lang, path, texts }: Visit): Markup => {
  const others = LANGS.filter((each) => each !== lang);
  const link = (to: Lang): Markup =>
    markup`<li><a href="/${to}${path}" lang="${to}" hreflang="${to}">${LANG_NAMES[to]}</a></li>`;
  return markup`<details class="langs"><summary aria-label="${lang.toUpperCase()}, ${texts.nav.language}">${lang.toUpperCase()}</summary><ul>${others.map(link)}</ul></details>`;
};

const header = (visit: Visit): Markup => {
  const { texts, session } = visit;
  const count = session ? countOf(session.cart) : 0;
  return markup`<header class="top">
<details class="menu"><summary aria-label="${texts.menu}">${icons.menu}</summary><nav aria-label="${texts.menu}">${links(visit)}</nav></details>
<a class="logo" href="${href(visit, '/')}">${texts.name}</a>
<nav class="wide" aria-label="${texts.nav.main}">${links(visit)}</nav>
<ul class="tools">
<li><a href="${href(visit, '/search')}" aria-label="${texts.nav.search}">${icons.search}<span class="word">${texts.nav.search}</span></a></li>
<li>${languages(visit)}</li>
<li><a href="${href(visit, '/cart')}" class="basket" aria-label="${texts.nav.basket} (${count})" data-name="${texts.nav.basket}">${icons.basket}<span class="word">${texts.nav.basket}</span> <span class="count">(<span data-count>${count}</span>)</span></a></li>
</ul>
</header>`;
};

const choice = (name: string, value: string): Markup =>
  markup`<button type="submit" name="choice" value="${value}">${name}</button>`;

/** Asks before anything is measured beyond the page itself. Both answers look alike. */
const banner = (visit: Visit): Markup | false => {
  const { consent: words } = visit.texts;
  if (visit.consent !== 'ask') return false;
  return markup`<section class="consent" id="consent" aria-labelledby="consent-title"><div><h2 id="consent-title">${words.title}</h2><p>${words.text}</p></div>
<form method="post" action="${href(visit, '/consent')}"><input type="hidden" name="back" value="${href(visit, visit.path)}">${choice(words.refuse, 'off')}${choice(words.accept, 'full')}</form></section>`;
};

const footer = (visit: Visit): Markup => {
  const { texts } = visit;
  const link = (path: string, name: string): Markup => markup`<li><a href="${href(visit, path)}">${name}</a></li>`;
  return markup`<footer class="foot"><div class="columns">
<div><p class="logo">${texts.name}</p><p>${texts.tagline}</p></div>
<div><h2>${texts.footer.shop}</h2><ul>${link('/c/all', texts.nav.all)}${categories.map(({ id, [visit.lang]: { name } }) => link(`/c/${id}`, name))}</ul></div>
<div><h2>${texts.footer.help}</h2><ul><li>${helpLink(visit, texts.nav.questions)}</li>${link('/delivery', texts.nav.delivery)}${link('/workshop', texts.nav.workshop)}${link('/search', texts.nav.search)}<li><form method="post" action="${href(visit, '/consent')}"><input type="hidden" name="back" value="${href(visit, visit.path)}"><button class="plain" name="choice" value="ask">${texts.consent.again}</button></form></li></ul></div>
<div><h2>${texts.footer.contact}</h2><ul><li><a href="mailto:hello@lut-foc.example">hello@lut-foc.example</a></li><li>${texts.footer.address}</li></ul></div>
</div><p class="small">${texts.footer.demo}</p></footer>`;
};

const trail = (visit: Visit, crumbs: Page['crumbs']): Markup | false => {
  if (!crumbs || crumbs.length < 2) return false;
  const steps = crumbs.slice(0, -1).map((step) => markup`<li><a href="${step.href}">${step.name}</a></li>`);
  return markup`<nav class="crumbs" aria-label="${visit.texts.nav.crumbs}"><ol>${steps}<li aria-current="page">${crumbs.at(-1)?.name}</li></ol></nav>`;
};

const notesOf = (notes: readonly string[]): Content =>
  notes.length > 0 && markup`<div class="notes" role="status">${notes.map((note) => markup`<p>${note}</p>`)}</div>`;

/** The whole document. Takes what the session had to tell on the next page. */
export const render = (visit: Visit, page: Page): string => {
  const events = [...(visit.session?.events.splice(0) ?? []), ...(page.events ?? [])];
  const notes = visit.session?.notes.splice(0) ?? [];
  return markup`<!doctype html>
<html lang="${visit.lang}">
${head(visit, page)}
<body>
<a class="skip" href="#main">${visit.texts.skip}</a>
${banner(visit)}
${header(visit)}
<main id="main" tabindex="-1">${trail(visit, page.crumbs)}${notesOf(notes)}
${page.body}
</main>
${footer(visit)}
${jsonBlock('application/json', { events }, 'page-data')}
</body>
</html>
`.text;
};

/** The first page, and the page itself, as crumbs. */
export const crumbsTo = (visit: Visit, ...steps: [path: string, name: string][]): { name: string; href: string }[] => [
  { name: visit.texts.nav.home, href: href(visit, '/') },
  ...steps.map(([path, name]) => ({ name, href: href(visit, path) })),
];
