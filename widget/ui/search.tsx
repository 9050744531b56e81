import { Icon } from './icons.tsx';
import { Chevron } from './lists.tsx';
import type { Shown } from './shown.ts';

/** Languages whose words are put together from other letters, which mean nothing by themselves. */
const COMPOSED = /^(?:zh|ja)/;

interface Typed {
  currentTarget: HTMLInputElement;
  isComposing?: boolean;
}

/** The search field: a combobox over the rows below it. Enter opens the row the arrows are on, else it asks. */
export const Find = ({ host, state, speech, focus }: Shown) => {
  const { search } = state;
  const { words } = speech;
  const composing = state.composing.value;
  const text = composing ?? search.text.value;
  const at = search.at.value;
  const rows = text && !search.asked.value ? search.rows.value : [];
  const submit = (event: Event) => {
    event.preventDefault();
    const row = rows[at];
    if (row) state.view(row.id, 'suggestion');
    else search.ask();
  };
  // On Android all words are composed, those of other languages letter by letter as they stand.
  const type = ({ currentTarget, isComposing }: Typed) =>
    state.type(currentTarget.value, !!isComposing && COMPOSED.test(host.locale()));
  const move = (event: KeyboardEvent) => {
    // The Enter that ends a word asks nothing. In Safari the word has ended before it, and only its code tells.
    if (event.key === 'Enter' && (composing !== undefined || event.keyCode === 229)) return event.preventDefault();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || !rows[0]) return;
    event.preventDefault();
    search.move(step);
  };
  const clear = () => {
    search.type('');
    focus('#find');
  };
  return (
    <form class="find" role="search" onSubmit={submit}>
      <Icon name="search" />
      <input
        id="find"
        type="text"
        role="combobox"
        aria-label={words.typeHere}
        aria-autocomplete="list"
        aria-expanded={rows[0] ? 'true' : 'false'}
        aria-controls="found"
        aria-activedescendant={rows[at] ? `found-${at}` : undefined}
        placeholder={words.typeHere}
        value={text}
        dir={text ? 'auto' : undefined}
        maxLength={300}
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="search"
        onInput={type}
        onCompositionEnd={type}
        onKeyDown={move}
      />
      {text ? (
        <button type="button" class="tap" aria-label={words.clear} onClick={clear}>
          <Icon name="x" look="s" />
        </button>
      ) : null}
    </form>
  );
};

/** What fits what is typed so far; a slip that was taken for another word is named. */
export const Found = ({ state, speech }: Shown) => {
  const { search } = state;
  const { words } = speech;
  const rows = search.rows.value;
  const taken = search.repaired.value.map((word) => speech.fill(words.quote, { word }));
  return (
    <>
      <div class="rows" lang={state.help.tongue().lang} id="found" role="listbox" aria-label={words.typeHere}>
        {rows.map(({ id, title, lead }, i) => (
          <button
            type="button"
            key={id}
            id={`found-${i}`}
            class="row"
            role="option"
            tabIndex={-1}
            aria-selected={i === search.at.value ? 'true' : 'false'}
            onClick={() => state.view(id, 'suggestion')}
          >
            <span class="t">
              <bdi>{search.marks(title).map(([piece, marked]) => (marked ? <b>{piece}</b> : piece))}</bdi>
              {i === 0 && search.sure.value ? (
                <small>
                  <bdi>{lead}</bdi>
                </small>
              ) : null}
            </span>
            <Chevron />
          </button>
        ))}
      </div>
      {taken[0] && rows[0] ? (
        <p class="small">{speech.fill(words.searchedToo, { words: speech.lists('conjunction').format(taken) })}</p>
      ) : null}
      {rows[0] || !state.help.content.value ? null : (
        <p class="soft-text">{state.help.content.value.later || words.noResults}</p>
      )}
    </>
  );
};
