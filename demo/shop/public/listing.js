// Filters, order and pages of a category, without loading the page: fetch, then the History API.
import { push } from './shop.js';

const form = document.querySelector('.filters');
const listing = document.getElementById('listing');
const cards = listing.querySelector('ul');
const found = listing.querySelector('.found');
const none = listing.querySelector('.none');
const pages = listing.querySelector('.pages');
const template = document.getElementById('card');
let loading = new AbortController();

const cardOf = (card) => {
  const item = template.content.firstElementChild.cloneNode(true);
  item.querySelector('a').href = card.href;
  item.querySelector('img').src = card.image;
  for (const part of ['name', 'price', 'note']) item.querySelector(`.${part}`).textContent = card[part];
  return item;
};

const pageOf = ({ name, href, current }) => {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = href;
  link.textContent = name;
  link.setAttribute('aria-label', pages.dataset.page.replace('{n}', name));
  if (current) link.setAttribute('aria-current', 'page');
  item.append(link);
  return item;
};

const show = (view) => {
  cards.replaceChildren(...view.cards.map(cardOf));
  found.textContent = view.count;
  none.hidden = !view.empty;
  pages.hidden = !view.pages.length;
  pages.querySelector('ol').replaceChildren(...view.pages.map(pageOf));
};

/** The form as an address has it; what is chosen by default is left out, as the server does. */
const queryOf = () => {
  const query = new URLSearchParams(new FormData(form));
  if (query.get('sort') === 'favourites') query.delete('sort');
  return query.toString();
};

const fillForm = (query) => {
  for (const box of form.querySelectorAll('input')) box.checked = query.getAll(box.name).includes(box.value);
  form.elements.sort.value = query.get('sort') ?? 'favourites';
};

/** Loads a list; true if it stands on the page now. A newer choice stops an older one on its way. */
const load = async (query) => {
  loading.abort();
  loading = new AbortController();
  try {
    const answer = await fetch(`${form.dataset.listing}?${query}`, { signal: loading.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const view = await answer.json();
    show(view);
    return view;
  } catch (error) {
    if (error.name !== 'AbortError') found.textContent = form.dataset.failed;
    return undefined;
  }
};

const titled = (view) => {
  document.title = document.title.replace(/^.* · /, () => `${view.title} · `);
};

const go = async (query) => {
  const view = await load(query);
  if (!view) return false;
  history.pushState(null, '', view.href);
  titled(view);
  push(view.events);
  return true;
};

form.addEventListener('change', () => void go(queryOf()));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void go(queryOf());
});

listing.addEventListener('click', async (event) => {
  const link = event.target.closest('.pages a, .none a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const { searchParams } = new URL(link.href);
  fillForm(searchParams);
  if (!(await go(searchParams.toString()))) return;
  document.querySelector('h1').scrollIntoView({ block: 'start' });
  pages.querySelector('[aria-current]')?.focus({ preventScroll: true });
});

addEventListener('popstate', async () => {
  const query = new URLSearchParams(location.search);
  fillForm(query);
  const view = await load(query.toString());
  if (!view) return;
  titled(view);
  push(view.events);
});
