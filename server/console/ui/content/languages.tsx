import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { COMMON_LANGUAGES } from '../../../../protocol/languages.ts';
import { languageTag, ownName, type LanguageState } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import { contentWords } from '../../words/content.ts';
import { Field } from '../field.tsx';
import { Menu } from '../menu.tsx';
import { Icon, Tag } from '../parts.tsx';

const words = contentWords.languages;
const TONES: Record<LanguageState, string> = {
  live: '',
  changed: 'info',
  draft: '',
  removed: 'warn',
  missing: 'warn',
};

/** One language in a list of what is written: "ro", "ru changed", "zh missing". */
export const LanguageTag = ({ lang, state }: { lang: string; state: LanguageState }) => (
  <Tag tone={TONES[state]}>
    <abbr title={language(lang)}>{lang}</abbr>
    {state === 'live' ? (
      <span class="vh"> {contentWords.languageStates.live}</span>
    ) : (
      ` ${contentWords.languageStates[state]}`
    )}
  </Tag>
);

/** A language that nothing is written in yet. */
const AddLanguage = ({ known, onAdd }: { known: readonly string[]; onAdd: (lang: string) => void }) => {
  const open = useSignal(false);
  const typed = useSignal('');
  const error = useSignal('');
  const add = (lang: string): void => {
    open.value = false;
    typed.value = '';
    onAdd(lang);
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const lang = languageTag(typed.value);
    error.value = lang ? '' : words.badTag;
    if (lang) add(lang);
  };
  const others = COMMON_LANGUAGES.filter((lang) => !known.includes(lang)).map(
    (lang) => [language(lang), lang] as const,
  );
  return (
    <Menu
      open={open}
      title={words.add}
      align="start"
      faceClass="ctl bare"
      face={
        <>
          <Icon name="plus" small />
          <span class="not-narrow">{words.add}</span>
          <span class="only-narrow vh">{words.add}</span>
        </>
      }
    >
      <form class="beside add-language" noValidate onSubmit={submit}>
        <Field
          label={words.other}
          hint={words.otherHint}
          value={typed.value}
          error={error.value}
          maxLength={35}
          dir="ltr"
          onValue={(value) => (typed.value = value)}
        />
        <button class="ctl">{words.ok}</button>
      </form>
      <ul class="choices">
        {others.toSorted().map(([name, lang]) => (
          <li key={lang}>
            <button type="button" onClick={() => add(lang)}>
              {name}
              <span class="count" lang={lang}>
                {ownName(lang)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Menu>
  );
};

interface LanguagesProps {
  /** The site's own first. */
  languages: readonly string[];
  chosen: string;
  stateOf: (lang: string) => LanguageState;
  onChoose: (lang: string) => void;
  /** Missing for those who may only read. */
  onAdd?: ((lang: string) => void) | undefined;
}

/** Which language is written in, and where each one stands. */
export const Languages = ({ languages, chosen, stateOf, onChoose, onAdd }: LanguagesProps) => {
  const list = useRef<HTMLDivElement>(null);
  // On phones they are one row that moves sideways.
  useEffect(() => {
    const row = list.current;
    const tab = row?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (!row || !tab) return;
    // Only the row of languages moves, never the page it stands in.
    const [from, to] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
    if (from.left < to.left) row.scrollLeft += from.left - to.left;
    else if (from.right > to.right) row.scrollLeft += from.right - to.right;
  }, [chosen]);
  return (
    <div class="languages" role="group" aria-label={words.list} ref={list}>
      {languages.map((lang, n) => {
        const state = stateOf(lang);
        return (
          <button
            key={lang}
            type="button"
            class="language"
            aria-pressed={lang === chosen}
            onClick={() => onChoose(lang)}
          >
            <bdi lang={lang} title={language(lang)}>
              {ownName(lang)}
            </bdi>
            <small class={TONES[state]}>
              {n === 0 && languages.length > 1 ? `${words.main}, ` : ''}
              {contentWords.languageStates[state]}
            </small>
          </button>
        );
      })}
      {onAdd && <AddLanguage known={languages} onAdd={onAdd} />}
    </div>
  );
};
