import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { ArticleContent, ArticleWords } from '../../../../protocol/content.ts';
import { directionOf, ownName } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import type { ContentItem } from '../../state/content.ts';
import { refusedAt } from '../../state/refusal.ts';
import { Lines } from '../../ui/content/lines.tsx';
import { wordsOf, withWords } from './body.ts';
import { leadOf, wordsIn } from './lead.ts';
import { changeFor, typeInto, type Mark } from './marks.ts';
import { HowToWrite, markOf, Toolbar } from './toolbar.tsx';
import { articleWords } from './words.ts';

const words = articleWords.edit;
/** ms: a new article's address is made of its title, so that is waited for until it is whole. */
const WHOLE_TITLE = 6_000;

interface FormProps {
  item: ContentItem<'article'>;
  body: ArticleContent;
  lang: string;
  /** The site's own language, whose text a translation may begin with. */
  main: string;
  readOnly: boolean;
  /** Its title is a shopper's wording, to be looked over. */
  fromShopper?: boolean;
  /** What stands beside its ways to ask. */
  children?: ComponentChildren;
}

/** What search shows of it. */
const InSearch = ({ title, text }: { title: string; text: string }) => {
  const lead = leadOf(text);
  return (
    <div class="in-search">
      <p class="meta">{words.inSearch}</p>
      {title.trim() || lead ? (
        <div dir="auto">
          <b>{title.trim() || '…'}</b>
          <p>{lead || '…'}</p>
        </div>
      ) : (
        <p class="lead">{words.inSearchNone}</p>
      )}
    </div>
  );
};

interface TextProps {
  lang: string;
  value: string;
  readOnly: boolean;
  error: string | undefined;
  onText: (text: string) => void;
}

/** The answer in Markdown, with buttons for those who do not know it. */
const Text = ({ lang, value, readOnly, error, onText }: TextProps) => {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const mark = (wanted: Mark): void => {
    const at = field.current;
    if (at) typeInto(at, changeFor(wanted, at.value, at.selectionStart, at.selectionEnd));
  };
  return (
    <div class="field article-text">
      <label for={id}>{words.text}</label>
      <div class="text-box">
        {!readOnly && <Toolbar field={id} onMark={mark} />}
        <textarea
          id={id}
          ref={field}
          lang={lang}
          dir={directionOf(lang)}
          rows={14}
          value={value}
          readOnly={readOnly}
          spellcheck
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={`${id}-count${error ? ` ${id}-error` : ''}`}
          onInput={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const wanted = readOnly ? undefined : markOf(event);
            if (!wanted) return;
            event.preventDefault();
            mark(wanted);
          }}
        />
      </div>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <p class="hint" id={`${id}-count`}>
        <span>{words.textHint}</span> <span>{words.wordCount(wordsIn(value, lang))}</span>
      </p>
    </div>
  );
};

interface TitleProps extends TextProps {
  hint: string | undefined;
  onDone: () => void;
}

const Title = ({ lang, value, readOnly, error, hint, onText, onDone }: TitleProps) => {
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field article-title">
      <label for={id}>{words.title}</label>
      <input
        id={id}
        type="text"
        lang={lang}
        dir={directionOf(lang)}
        value={value}
        maxLength={200}
        readOnly={readOnly}
        placeholder={words.titleHint}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={told || undefined}
        onInput={(event) => onText(event.currentTarget.value)}
        onChange={onDone}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
};

/** One language of an article: question, answer, and how else people ask it. */
export const WordsForm = ({ item, body, lang, main, readOnly, fromShopper, children }: FormProps) => {
  const { title, text, phrasings } = wordsOf(body, lang);
  const change = (next: Partial<ArticleWords>, wait?: number): void =>
    item.edit(withWords(item.body.peek() ?? body, lang, next), wait);
  const error = (name: string): string | undefined => refusedAt(item.refusal.value, `languages.${lang}.${name}`);
  const source = wordsOf(body, main);
  const name = language(lang);
  return (
    <section class="words-form" aria-label={name}>
      <h2 lang={lang} title={name}>
        {ownName(lang)}
      </h2>
      <Title
        {...{ lang, readOnly, value: title, error: error('title') }}
        hint={fromShopper && !readOnly ? words.titleFromShopper : undefined}
        onText={(next) => change({ title: next }, item.id.value ? undefined : WHOLE_TITLE)}
        onDone={() => void item.save()}
      />
      {!readOnly && lang !== main && !text && source.text && (
        <button type="button" class="textual" onClick={() => change({ text: source.text })}>
          {words.copyFrom(language(main))}
        </button>
      )}
      <Text {...{ lang, readOnly, value: text, error: error('text') }} onText={(next) => change({ text: next })} />
      {!readOnly && <HowToWrite />}
      <InSearch title={title} text={text} />
      <Lines
        label={words.phrasings}
        hint={words.phrasingsHint}
        lines={phrasings}
        rows={4}
        error={error('phrasings')}
        onLines={(next) => change({ phrasings: next })}
        {...{ lang, readOnly, dir: directionOf(lang) }}
      />
      {children}
    </section>
  );
};
