import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ArticleContent } from '../../../../protocol/content.ts';
import { directionOf } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import type { ContentItem } from '../../state/content.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Icon } from '../../ui/parts.tsx';
import { withWords, wordsOf } from './body.ts';
import { createPacks, standOf } from './pack.ts';
import { packWords as words } from './pack-words.ts';

interface PackProps extends PageProps {
  item: ContentItem<'article'>;
  body: ArticleContent;
  /** The language that is written in. */
  lang: string;
  /** Whether it was just added, and is to be begun with what there is. */
  adding: boolean;
  /** Whether it is the site's own: what it began with needs no mark. */
  main: boolean;
  readOnly: boolean;
}

/** What was pressed is gone: the keyboard goes to what is to be written next. */
const focusField = (name: 'input' | 'textarea', lang: string): void => {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`.words-form ${name}[lang="${CSS.escape(lang)}"]`)?.focus(),
  );
};

/** A starter question in one more language: its title and ways to ask are filled in, or offered; never over own words. */
export const PackNote = ({ app, site, item, body, lang, adding, main, readOnly }: PackProps) => {
  const packs = useMemo(() => createPacks(app.api, site.key), []);
  const begun = useRef(new Set<string>());
  const id = item.id.value;
  const own = wordsOf(body, lang);
  const open = !readOnly && !own.text.trim();
  const online = app.online.value;
  const pack = open && id !== undefined ? packs.of(id, lang) : undefined;
  const stand = pack && standOf(own, pack);
  const write = (title: string, phrasings: string[]): void =>
    item.edit(withWords(item.body.peek() ?? body, lang, { title, phrasings }));
  useEffect(() => {
    if (open && online && id !== undefined) void packs.look(id, lang);
  }, [open, online, id, lang]);
  useEffect(() => {
    if (!adding || !pack || stand !== 'open' || begun.current.has(lang)) return;
    begun.current.add(lang);
    write(pack.title, [...pack.phrasings]);
  }, [adding, pack, stand, lang]);
  if (!pack || stand === 'own' || (main && stand === 'filled')) return null;
  const ways = pack.phrasings.length;
  const name = language(lang);
  return (
    <div class="starting-note">
      <Icon name="star" small />
      {stand === 'filled' ? (
        <div>
          <p role="status">{words.filled(name, ways)}</p>
          <button
            type="button"
            class="textual"
            onClick={() => {
              begun.current.add(lang);
              write('', []);
              focusField('input', lang);
            }}
          >
            {words.empty}
          </button>
        </div>
      ) : (
        <div>
          <p>
            {words.has(name, ways)}{' '}
            <bdi lang={lang} dir={directionOf(lang)}>
              {pack.title}
            </bdi>
          </p>
          <button
            type="button"
            class="textual"
            onClick={() => {
              write(pack.title, [...pack.phrasings]);
              focusField('textarea', lang);
            }}
          >
            {words.fill}
          </button>
        </div>
      )}
    </div>
  );
};
