import { useState } from 'preact/hooks';
import { COMMON_LANGUAGES } from '../../../../protocol/languages.ts';
import type { ImportFound } from '../../../../protocol/starting.ts';
import { directionOf } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import { formatRoute } from '../../state/address.ts';
import { Tag } from '../../ui/parts.tsx';
import { actsOf, isUnanswered, type Act } from './import-choices.ts';
import type { Importing } from './import.ts';
import { leadOf } from './lead.ts';
import { startingWords } from './starting-words.ts';

const words = startingWords.import;

export interface RowProps {
  importing: Importing;
  site: string;
  /** Of the site and of all that was found. */
  languages: readonly string[];
  found: readonly ImportFound[];
  n: number;
}

/** The language of a question, to be changed. Languages that few need are there when somebody looks for them. */
const Language = ({ importing, languages, found, n }: RowProps) => {
  const [isOpen, open] = useState(false);
  const { lang, question } = found[n]!;
  const others = isOpen ? COMMON_LANGUAGES.filter((one) => !languages.includes(one)) : [];
  return (
    <select
      class="choice found-lang"
      aria-label={words.langOf(question)}
      value={lang}
      disabled={importing.busy.value !== undefined}
      onPointerDown={() => open(true)}
      onFocus={() => open(true)}
      onChange={(event) => void importing.setLang(n, event.currentTarget.value)}
    >
      {[...new Set([lang, ...languages])].map((one) => (
        <option key={one} value={one}>
          {language(one)}
        </option>
      ))}
      {others.length > 0 && (
        <optgroup label={words.moreLangs}>
          {others.map((one) => (
            <option key={one} value={one}>
              {language(one)}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
};

const nameOf = (act: Act, { how, article, lang }: ImportFound): string => {
  if (act === 'new') return how === 'there' ? words.acts.second : words.acts.new;
  if (act === 'words' && article?.lacks) return words.acts.translate(language(lang));
  return act === 'phrasing' && how === 'there' ? words.acts.ways : words.acts[act];
};

const Decide = ({ importing, found, n }: RowProps) => {
  const one = found[n]!;
  const acts = actsOf(one);
  if (acts.length < 2 || !importing.chosen.value.has(n)) return null;
  return (
    <select
      class="choice found-act"
      aria-label={words.act(one.question)}
      value={importing.acts.value.get(n) ?? 'new'}
      onChange={(event) => importing.decide(n, acts[event.currentTarget.selectedIndex]!)}
    >
      {acts.map((act) => (
        <option key={act} value={act}>
          {nameOf(act, one)}
        </option>
      ))}
    </select>
  );
};

interface Told {
  tag: string;
  lead: string;
}

/** Why it may not be new. */
const toldOf = (one: ImportFound): Told | undefined => {
  const { how, article, lang, why = '' } = one;
  if (isUnanswered(one))
    return { tag: words.unanswered(language(lang)), lead: how === 'there' ? words.thereLead : words.likeLead };
  if (how === 'there') return { tag: words.there, lead: words.thereLead };
  if (how === 'twice') return { tag: words.twice, lead: words.twiceLead };
  if (how === 'unfit') return { tag: words.unfit, lead: words.unfitLead(why) };
  if (how === 'new') return undefined;
  if (article?.lacks) return { tag: words.lacks(language(lang)), lead: words.lacksLead };
  return { tag: words.like, lead: article ? words.likeLead : words.likeTwin };
};

const Article = ({ article, site }: { article: NonNullable<ImportFound['article']>; site: string }) => {
  const lead = leadOf(article.text);
  return (
    <p class="found-yours">
      <a
        href={formatRoute({ site, page: 'articles', id: article.id, filter: {}, query: { from: 'import' } })}
        dir="auto"
      >
        {article.title || article.id}
      </a>
      {lead ? (
        <>
          <span class="vh">{words.yours}</span> <bdi>{lead}</bdi>
        </>
      ) : (
        ` ${words.empty}`
      )}
    </p>
  );
};

/** What it may be the same as, and what is to become of it then. */
const Note = (props: RowProps) => {
  const { found, n, site } = props;
  const one = found[n]!;
  const told = toldOf(one);
  if (!told) return null;
  const twin = one.twin === undefined ? undefined : found[one.twin];
  return (
    <div class="found-note">
      <p>
        <Tag tone={one.how === 'like' || isUnanswered(one) ? '' : 'warn'}>{told.tag}</Tag>{' '}
        <span class="lead">{told.lead}</span>
      </p>
      {one.article && <Article article={one.article} site={site} />}
      {twin && (
        <p class="found-yours" lang={twin.lang} dir={directionOf(twin.lang)}>
          <b>{twin.question}</b> {leadOf(twin.answer)}
        </p>
      )}
      <Decide {...props} />
    </div>
  );
};

/** Which questions are one article in several languages. */
const Pairing = ({ importing, found, n }: RowProps) => {
  const { group } = found[n]!;
  const before = group !== undefined && found[n - 1]?.group === group ? found[n - 1] : undefined;
  const isParted = importing.parted.value.has(n);
  if (!before && !isParted) return null;
  return (
    <p class="found-pair">
      <Tag>{before ? words.pair(language(found[n]!.lang)) : words.parted}</Tag>
      <button type="button" class="textual" onClick={() => void (before ? importing.part([n]) : importing.rejoin([n]))}>
        {before ? words.part : words.rejoin}
      </button>
    </p>
  );
};

/** A question that was found. */
export const Row = (props: RowProps) => {
  const { importing, found, n } = props;
  const one = found[n]!;
  const { phrasings = [], topic = '', group, lang, question } = one;
  const about = [topic, phrasings.length ? words.phrasings(phrasings.length) : ''].filter(Boolean);
  const follows = group !== undefined && found[n - 1]?.group === group;
  return (
    <li class={follows ? 'found-row follows' : 'found-row'}>
      <label class="tick">
        <input
          type="checkbox"
          checked={importing.chosen.value.has(n)}
          disabled={one.how === 'unfit'}
          onChange={(event) => importing.choose(n, event.currentTarget.checked)}
        />
        <b lang={lang} dir={directionOf(lang)}>
          {question}
        </b>
      </label>
      <p class="found-lead" lang={lang} dir={directionOf(lang)}>
        {leadOf(one.answer)}
      </p>
      <p class="meta found-about">
        <Language {...props} />
        {about.length > 0 && <span>{about.join(' · ')}</span>}
      </p>
      <Pairing {...props} />
      <Note {...props} />
    </li>
  );
};
