// The pictures of a product, and adding it to the basket without leaving the page.
import { push, showCount } from './shop.js';

const big = document.querySelector('.gallery .big');
const thumbs = [...document.querySelectorAll('.gallery li a')];

for (const thumb of thumbs) {
  thumb.addEventListener('click', (event) => {
    event.preventDefault();
    big.src = thumb.href;
    big.alt = thumb.dataset.alt;
    for (const other of thumbs) other.removeAttribute('aria-current');
    thumb.setAttribute('aria-current', 'true');
  });
}

const form = document.querySelector('form.buy');

const add = async (said) => {
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(new FormData(form)),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const { count, said: sentence, events } = await answer.json();
  push(events);
  showCount(count);
  said.textContent = sentence;
};

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  const said = form.querySelector('.said span');
  button.disabled = true;
  said.textContent = form.dataset.adding;
  try {
    await add(said);
    form.querySelector('.said a').hidden = false;
  } catch {
    said.textContent = form.dataset.failed;
  } finally {
    button.disabled = false;
  }
});
