import type { ImportFound, ImportSource } from '../../../../protocol/starting.ts';
import { language } from '../../format/money.ts';
import { Blank } from '../../ui/parts.tsx';
import type { Importing } from './import.ts';
import { Row } from './import-row.tsx';
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

interface PartProps {
  importing: Importing;
}
interface FoundProps extends PartProps {
  site: string;
  /** Of the shop, its own first. */
  languages: readonly string[];
}

/** Nothing was found: why, what to do next, and what a page would need. */
const Nothing = ({ importing, sources }: PartProps & { sources: readonly ImportSource[] }) => {
  const steps = importing.kind.value === 'paste' ? words.nextText : words.nextPage;
  const paste = (): void => {
    importing.kind.value = 'paste';
    importing.back();
  };
  return (
    <Blank icon="doc" title={words.nothing} lead={sources.map(({ why }) => why).join(' ')}>
      <div class="import-next">
        <h3>{words.nextTitle}</h3>
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p class="meta">{words.needs}</p>
        <ul>
          {words.needsList.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </div>
      <p class="import-acts">
        {importing.kind.value !== 'paste' && (
          <button type="button" class="ctl ink" onClick={paste}>
            {words.pasteIt}
          </button>
        )}
        <button type="button" class="ctl" onClick={importing.back}>
          {words.another}
        </button>
      </p>
    </Blank>
  );
};

/** Places of those that follow another of their group. */
const following = (found: readonly ImportFound[]): number[] =>
  [...found.keys()].filter((n) => found[n]!.group !== undefined && found[n]!.group === found[n - 1]?.group);

/** What is one article in several languages, and a page's other ones. */
const Languages = ({ importing }: PartProps) => {
  const { found, others = [] } = importing.preview.value!;
  const pairs = following(found);
  const parted = [...importing.parted.value.keys()];
  const names = new Set(pairs.map((n) => found[n]!.group));
  return (
    <>
      {others.length > 0 && (
        <p>
          {words.others(others.map(language).join(', '))}{' '}
          <button type="button" class="textual" onClick={() => void importing.read(others)}>
            {words.readOthers}
          </button>
        </p>
      )}
      {pairs.length > 0 && (
        <p>
          {words.pairs(names.size)}{' '}
          <button type="button" class="textual" onClick={() => void importing.part(pairs)}>
            {words.partAll}
          </button>
        </p>
      )}
      {pairs.length === 0 && parted.length > 1 && (
        <button type="button" class="textual" onClick={() => void importing.rejoin(parted)}>
          {words.rejoinAll}
        </button>
      )}
    </>
  );
};

const Told = ({ importing }: PartProps) => {
  const { sources, uncompared } = importing.preview.value!;
  return (
    <div class="import-told">
      <div class="import-about">
        <Sources sources={sources} />
        <Languages importing={importing} />
        {uncompared && <p class="warn">{words.uncompared}</p>}
      </div>
      <p class="several-acts">
        <button type="button" class="textual" onClick={() => importing.chooseAll(true)}>
          {words.chooseAll}
        </button>
        <button type="button" class="textual" onClick={() => importing.chooseAll(false)}>
          {words.chooseNone}
        </button>
      </p>
    </div>
  );
};

const Foot = ({ importing }: PartProps) => {
  const { found } = importing.preview.value!;
  const busy = importing.busy.value;
  const counts = importing.counts.value;
  const fit = found.filter(({ how }) => how !== 'unfit').length;
  const status =
    busy === 'take' ? words.taking : busy ? words.checking : words.chosen(importing.chosen.value.size, fit);
  return (
    <div class="arrange-foot">
      <p>
        <span role="status">{status}</span>{' '}
        <span class="not-narrow">{counts.changed ? words.changing : words.safe}</span>
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
        disabled={!importing.chosen.value.size || (busy !== undefined && busy !== 'take')}
        aria-busy={busy === 'take'}
        onClick={() => void importing.take()}
      >
        {words.take(counts)}
      </button>
    </div>
  );
};

/** What was found, to choose from. */
export const Found = ({ importing, site, languages }: FoundProps) => {
  const { sources, found } = importing.preview.value!;
  if (!found.length) return <Nothing importing={importing} sources={sources} />;
  const all = [...new Set([...languages, ...found.map(({ lang }) => lang)])];
  return (
    <>
      <Told importing={importing} />
      <ul class="found-list" aria-label={words.list}>
        {found.map((_, n) => (
          // What was found stands still, and two may be alike.
          <Row key={n} {...{ importing, site, found, n }} languages={all} />
        ))}
      </ul>
      <Foot importing={importing} />
    </>
  );
};
