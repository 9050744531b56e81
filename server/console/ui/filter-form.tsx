import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { InboxFacets, InboxFilter } from '../../../protocol/console.ts';
import type { FilterName } from '../state/address.ts';
import { language } from '../format/money.ts';
import { nameOf } from '../format/names.ts';
import { isScore, tellScore, writtenScore } from '../format/scores.ts';
import { words } from '../words.ts';

const told = words.filters;
type Set = (name: FilterName, value: string) => void;
type Option = [value: string, text: string];

const Choose = (props: { name: FilterName; filter: InboxFilter; options: Option[]; onSet: Set }) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{told[props.name]}</label>
      <select
        id={id}
        value={props.filter[props.name] ?? ''}
        onChange={(event) => props.onSet(props.name, event.currentTarget.value)}
      >
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};

const Write = (props: {
  name: FilterName;
  filter: InboxFilter;
  type: 'text' | 'search' | 'date';
  list?: string[];
  onSet: Set;
}) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{told[props.name]}</label>
      <input
        id={id}
        type={props.type}
        dir={props.type === 'date' ? undefined : 'auto'}
        list={props.list && `${id}-list`}
        value={props.filter[props.name] ?? ''}
        onChange={(event) => props.onSet(props.name, event.currentTarget.value.trim())}
      />
      {props.list && (
        <datalist id={`${id}-list`}>
          {props.list.map((text) => (
            <option key={text} value={text}>
              {text}
            </option>
          ))}
        </datalist>
      )}
    </div>
  );
};

/** Unhappy, neither, happy: by the scale of NPS, and by that of satisfaction and ratings. */
const RANGES = ['0-6/10', '7-8/10', '9-10/10', '1-2/5', '3/5', '4-5/5'];

const Score = ({ filter, onSet }: { filter: InboxFilter; onSet: Set }) => {
  const id = useId();
  const wrong = useSignal(false);
  const set = (value: string): void => {
    wrong.value = value !== '' && !isScore(value);
    if (!wrong.value) onSet('score', value);
  };
  return (
    <div class="field whole">
      <label for={id}>{told.score}</label>
      <div class="ranges">
        {RANGES.map((range) => (
          <button
            key={range}
            type="button"
            class="ctl"
            aria-pressed={filter.score === range}
            onClick={() => set(filter.score === range ? '' : range)}
          >
            {tellScore(range)}
          </button>
        ))}
        <input
          id={id}
          dir="ltr"
          value={tellScore(filter.score ?? '')}
          aria-describedby={`${id}-hint`}
          aria-invalid={wrong.value ? 'true' : undefined}
          onChange={(event) => set(writtenScore(event.currentTarget.value))}
        />
      </div>
      <p class={wrong.value ? 'error' : 'hint'} id={`${id}-hint`}>
        {wrong.value ? told.badScore : told.scoreHint}
      </p>
    </div>
  );
};

const any: Option = ['', told.any];
const STATUSES: Option[] = [
  ['open', words.statuses.open],
  ['done', words.statuses.done],
  ['any', words.statuses.any],
];
const KINDS: Option[] = [any, ...(Object.entries(words.kinds) as Option[])];

/** Every filter there is; each works as soon as it is changed. */
export const FilterForm = (props: { filter: InboxFilter; facets: InboxFacets; onSet: Set; onDone: () => void }) => {
  const { filter, facets, onSet } = props;
  const shared = { filter, onSet };
  const people: Option[] = [
    any,
    ['me', told.me],
    ['none', told.none],
    ...facets.staff.map(({ id, name }): Option => [String(id), name]),
  ];
  return (
    <form
      class="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onDone();
      }}
    >
      <Choose name="status" options={STATUSES} onSet={onSet} filter={{ ...filter, status: filter.status ?? 'open' }} />
      <Choose name="kind" options={KINDS} {...shared} />
      <Choose name="survey" options={[any, ...facets.surveys.map((id): Option => [id, nameOf(id)])]} {...shared} />
      <Choose name="lang" options={[any, ...facets.langs.map((tag): Option => [tag, language(tag)])]} {...shared} />
      <Score {...shared} />
      <Choose name="label" options={[any, ...facets.labels.map((label): Option => [label, label])]} {...shared} />
      <Choose name="assignee" options={people} {...shared} />
      <Write name="page" type="text" list={facets.pages} {...shared} />
      <Write name="q" type="search" {...shared} />
      <Write name="from" type="date" {...shared} />
      <Write name="to" type="date" {...shared} />
      <button class="ctl ink whole">{told.apply}</button>
    </form>
  );
};
