import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { InboxItem } from '../../../protocol/console.ts';
import type { App } from '../state/app.ts';
import { PAGES, type Route } from '../state/address.ts';
import { SIGNS } from './nav.tsx';
import type { Sentence } from '../format/sentence.ts';
import { words } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { Icon, Said } from './parts.tsx';

const told = words.palette;
const PAUSE = 200;
const MOST = 6;

interface Choice {
  id: string;
  icon: string;
  sentence: Sentence;
  route: Route;
}

const asItIs = (text: string): Sentence => ({ text: '{text}', parts: { text } });

/** What can be gone to: pages, other shops, the search itself, and what it finds. */
const choicesOf = (app: App, typed: string, found: InboxItem[]): Choice[] => {
  const site = app.site.value?.key;
  if (!site) return [];
  const pages = PAGES.filter((page) => words.nav[page].toLowerCase().includes(typed.toLowerCase())).map(
    (page): Choice => ({
      id: page,
      icon: SIGNS[page],
      route: { site, page, filter: {} },
      sentence: asItIs(told.goTo(words.nav[page])),
    }),
  );
  const shops = (app.session.me.value?.sites ?? [])
    .filter(({ key, name }) => key !== site && name.toLowerCase().includes(typed.toLowerCase()))
    .map(({ key, name }): Choice => ({
      id: `site-${key}`,
      icon: 'home',
      route: { site: key, page: 'inbox', filter: {} },
      sentence: { text: told.switchTo, parts: { name } },
    }));
  if (!typed) return [...pages, ...shops];
  const search: Choice = {
    id: 'search',
    icon: 'search',
    sentence: { text: told.search, parts: { text: typed } },
    route: { site, page: 'inbox', filter: { status: 'any', q: typed } },
  };
  const items = found.map((item): Choice => ({
    id: item.id,
    icon: 'chat',
    sentence: asItIs(item.text),
    route: { ...search.route, id: item.id },
  }));
  return [...pages, ...shops, search, ...items];
};

/** Ctrl K: one field that finds pages, shops and words in the inbox. */
export const Palette = ({ app, onClose }: { app: App; onClose: () => void }) => {
  const typed = useSignal('');
  const found = useSignal<InboxItem[]>([]);
  const at = useSignal(0);
  const choices = useComputed(() => choicesOf(app, typed.value.trim(), found.value)).value;
  const chosen = choices[Math.min(at.value, choices.length - 1)];
  const text = typed.value.trim();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  useEffect(() => {
    const site = app.site.value?.key;
    found.value = [];
    if (!text || !site) return;
    let live = true;
    const timer = setTimeout(async () => {
      const page = await app.api.inbox(site, { status: 'any', q: text }).catch(() => undefined);
      if (live && page) found.value = page.items.slice(0, MOST);
    }, PAUSE);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [text]);

  const take = (choice: Choice | undefined): void => {
    if (!choice) return;
    onClose();
    app.router.go(choice.route);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && choices.length)
      at.value = (Math.min(at.value, choices.length - 1) + step + choices.length) % choices.length;
    else if (event.key === 'Enter' && !event.isComposing) take(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={told.title} class="palette" onClose={onClose}>
      <div class="palette-in">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          aria-label={told.title}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={chosen && `palette-${chosen.id}`}
          placeholder={told.placeholder}
          value={typed.value}
          onKeyDown={onKeyDown}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            at.value = 0;
          }}
        />
      </div>
      <div class="options" id="palette-list" role="listbox" aria-label={told.title}>
        {choices.map((choice, n) => (
          <button
            type="button"
            tabIndex={-1}
            key={choice.id}
            id={`palette-${choice.id}`}
            role="option"
            aria-selected={choice === chosen}
            onPointerMove={() => (at.value = n)}
            onClick={() => take(choice)}
          >
            <Icon name={choice.icon} />
            <span class="cut">
              <Said sentence={choice.sentence} />
            </span>
          </button>
        ))}
      </div>
      <p class="palette-hint">
        <span role="status">{told.results(choices.length)}</span>
        <span class="not-touch">{told.hint}</span>
      </p>
    </Dialog>
  );
};
