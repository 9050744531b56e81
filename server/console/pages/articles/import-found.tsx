import type { ImportFound, ImportSource } from '../../../../protocol/starting.ts';
import { directionOf } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import { formatRoute } from '../../state/address.ts';
import { Blank, Tag } from '../../ui/parts.tsx';
import type { Importing } from './import.ts';
import { leadOf } from './lead.ts';
import { startingWords } from './starting-words.ts';

const words = startingWords.import;

const Sources = ({ sources }: { sources: readonly ImportSource[] }) => (
  <ul class="import-sources">
    {sources.map(({ name, found, how = '', why }) => (
      <li key={name} class={why ? 'warn' : ''}>
        <bdi>{why ?? words.source(found, name, how)}</bdi>
      </li>
    ))}
  </ul>
);

const TAGS = { there: words.there, twice: words.twice, unfit: words.unfit };

/** Why it is not taken as it is. */
const Note = ({ one, site }: { one: ImportFound; site: string }) => {
  if (one.how === 'new') return null;
  const { article } = one;
  const lead = { there: words.thereLead, twice: words.twiceLead, unfit: words.unfitLead(one.why ?? '') }[one.how];
  return (
    <p class="found-note">
      <Tag tone="warn">{TAGS[one.how]}</Tag>
      {article && (
        <a
          href={formatRoute({ site, page: 'articles', id: article.id, filter: {}, query: { from: 'import' } })}
          dir="auto"
        >
          {article.title || article.id}
        </a>
      )}
      <span class="lead">{lead}</span>
    </p>
  );
};

interface RowProps {
  one: ImportFound;
  site: string;
  chosen: boolean;
  onChoose: (on: boolean) => void;
}

const Row = ({ one, site, chosen, onChoose }: RowProps) => {
  const { phrasings = [], topic = '' } = one;
  const about = [language(one.lang), topic, phrasings.length ? words.phrasings(phrasings.length) : ''];
  return (
    <li class="found-row">
      <label class="tick">
        <input
          type="checkbox"
          checked={chosen}
          disabled={one.how === 'unfit'}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <b lang={one.lang} dir={directionOf(one.lang)}>
          {one.question}
        </b>
      </label>
      <p class="found-lead" lang={one.lang} dir={directionOf(one.lang)}>
        {leadOf(one.answer)}
      </p>
      <p class="meta">{about.filter(Boolean).join(' · ')}</p>
      <Note one={one} site={site} />
    </li>
  );
};

interface FoundProps {
  importing: Importing;
  site: string;
}

/** Nothing was found: why, and what a page would need. */
const Nothing = ({ importing, sources }: { importing: Importing; sources: readonly ImportSource[] }) => (
  <Blank icon="doc" title={words.nothing} lead={sources.map(({ why }) => why).join(' ')}>
    <div class="example">
      <p class="meta">{words.needs}</p>
      <ul class="import-needs">
        {words.needsList.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
    </div>
    <button type="button" class="ctl" onClick={importing.back}>
      {words.another}
    </button>
  </Blank>
);

/** What was found, to choose from. */
export const Found = ({ importing, site }: FoundProps) => {
  const { sources, found } = importing.preview.value!;
  const chosen = importing.chosen.value;
  if (!found.length) return <Nothing importing={importing} sources={sources} />;
  const fit = found.filter(({ how }) => how !== 'unfit').length;
  const busy = importing.busy.value === 'take';
  return (
    <>
      <div class="import-told">
        <Sources sources={sources} />
        <p class="several-acts">
          <button type="button" class="textual" onClick={() => importing.chooseAll(true)}>
            {words.chooseAll}
          </button>
          <button type="button" class="textual" onClick={() => importing.chooseAll(false)}>
            {words.chooseNone}
          </button>
        </p>
      </div>
      <ul class="found-list" aria-label={words.list}>
        {found.map((one, n) => (
          <Row
            // What was found stands still, and two may be alike.
            key={n}
            {...{ one, site, chosen: chosen.has(n) }}
            onChoose={(on) => importing.choose(n, on)}
          />
        ))}
      </ul>
      <div class="arrange-foot">
        <p>
          <span role="status">{busy ? words.taking : words.chosen(chosen.size, fit)}</span>{' '}
          <span class="not-narrow">{words.safe}</span>
        </p>
        <p class="error" role="alert">
          {importing.problem.value}
        </p>
        <button type="button" class="ctl" onClick={importing.back}>
          {words.another}
        </button>
        <button
          type="button"
          class="ctl ink"
          disabled={!chosen.size}
          aria-busy={busy}
          onClick={() => void importing.take()}
        >
          {words.take(chosen.size)}
        </button>
      </div>
    </>
  );
};
