// Every page's script. Scripts of single pages import from here.

window.dataLayer = window.dataLayer ?? [];

/** Tells the data layer, each e-commerce event after the customary reset. */
export const push = (events) => {
  for (const event of events) {
    if (event.ecommerce) window.dataLayer.push({ ecommerce: null });
    window.dataLayer.push(event);
  }
};

export const showCount = (count) => {
  const basket = document.querySelector('.basket');
  basket.querySelector('[data-count]').textContent = count;
  basket.setAttribute('aria-label', `${basket.dataset.name} (${count})`);
};

push(JSON.parse(document.getElementById('page-data').textContent).events);

// A page that the browser kept may show the basket as it was.
addEventListener('pageshow', async (event) => {
  const [entry] = performance.getEntriesByType('navigation');
  if (!event.persisted && entry?.type !== 'back_forward') return;
  try {
    const answer = await fetch(`/${document.documentElement.lang}/cart/count`);
    if (answer.ok) showCount((await answer.json()).count);
  } catch {
    // Offline: the old number stays until the next page.
  }
});

// The menu and the languages close by Escape, and by a click elsewhere.
const folds = [...document.querySelectorAll('.top details')];
document.addEventListener('keydown', (event) => {
  const open = folds.find((fold) => fold.open);
  if (event.key !== 'Escape' || !open) return;
  open.open = false;
  open.querySelector('summary').focus();
});
document.addEventListener('click', (event) => {
  for (const fold of folds) if (!fold.contains(event.target)) fold.open = false;
});
