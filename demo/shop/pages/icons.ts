import { Markup } from '../markup.ts';

const icon = (paths: string): Markup =>
  new Markup(
    `<svg class="icon" width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`,
  );

export const icons = {
  menu: icon('<path d="M3 5.5h14M3 10h14M3 14.5h14"/>'),
  search: icon('<circle cx="9" cy="9" r="5.5"/><path d="m13.2 13.2 3.8 3.8"/>'),
  basket: icon(
    '<path d="M3 7.5h14l-1.5 8.3a1.4 1.4 0 0 1-1.4 1.2H5.9a1.4 1.4 0 0 1-1.4-1.2zM6.6 7.5 9 3m4.4 4.5L11 3"/>',
  ),
};
