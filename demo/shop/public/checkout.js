// Tells the data layer which delivery and payment were chosen, and keeps the sums true to the choice.
import { push } from './shop.js';

const form = document.querySelector('form.checkout');
const { delivery, payment, sums } = JSON.parse(document.getElementById('choices').textContent);
const told = { delivery: '', payment: '' };

/** Each choice is told once, and again only when it has changed. */
const tell = (name, events) => {
  const chosen = form.elements[name].value;
  if (!chosen || told[name] === chosen) return;
  told[name] = chosen;
  push([events[chosen]]);
};

const showSums = () => {
  const shown = sums[form.elements.delivery.value];
  if (!shown) return;
  const [, paid, total] = form.querySelectorAll('.sums dd');
  paid.textContent = shown.delivery;
  total.textContent = shown.total;
};

form.addEventListener('change', (event) => {
  if (event.target.name === 'delivery') {
    tell('delivery', delivery);
    showSums();
  }
  if (event.target.name === 'payment') tell('payment', payment);
});

form.addEventListener('submit', () => {
  tell('delivery', delivery);
  tell('payment', payment);
});

document.querySelector('.faults')?.focus();
showSums();
