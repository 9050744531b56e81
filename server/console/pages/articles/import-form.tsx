import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { COMMON_LANGUAGES } from '../../../../protocol/languages.ts';
import { language } from '../../format/money.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/parts.tsx';
import { readFiles } from './import-files.ts';
import { SOURCES, type Importing } from './import.ts';
import { startingWords } from './starting-words.ts';

const words = startingWords.import;
const ACCEPT = '.html,.htm,.xhtml,.csv,.tsv,.md,.markdown,.mdx,.txt';
const NAMED = 6;

interface PartProps {
  importing: Importing;
}
interface FormProps extends PartProps {
  /** Of the shop, its own first. */
  languages: readonly string[];
}

const Kinds = ({ importing }: PartProps) => (
  <div class="kinds" role="group" aria-label={words.from}>
    {SOURCES.map((kind) => (
      <button
        key={kind}
        type="button"
        class="ctl bare tab"
        aria-pressed={importing.kind.value === kind}
        onClick={() => {
          importing.kind.value = kind;
          importing.back();
        }}
      >
        {words.kinds[kind]}
      </button>
    ))}
  </div>
);

const Address = ({ importing }: PartProps) => (
  <Field
    label={words.address}
    hint={words.addressHint}
    placeholder={words.addressExample}
    inputMode="url"
    dir="ltr"
    maxLength={2_000}
    value={importing.address.value}
    error={importing.problem.value}
    onValue={(value) => (importing.address.value = value)}
  />
);

const Chosen = ({ importing }: PartProps) => {
  const files = importing.files.value;
  const skipped = importing.skipped.value;
  return (
    <div class="files-chosen" role="status">
      {files.length > 0 && <b>{words.filesChosen(files.length)}</b>}
      <ul>
        {files.slice(0, NAMED).map(({ name }) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
        {files.length > NAMED && <li>{words.more(files.length - NAMED)}</li>}
      </ul>
      {skipped > 0 && <p class="meta">{words.skipped(skipped)}</p>}
    </div>
  );
};

const Files = ({ importing, lang }: PartProps & { lang: string }) => {
  const id = useId();
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);
  const choose = async (list: FileList | null | undefined): Promise<void> => {
    if (!list?.length) return;
    const { files, skipped } = await readFiles([...list], lang);
    importing.back();
    importing.files.value = files;
    importing.skipped.value = skipped;
  };
  const { problem } = importing;
  const told = `${id}-hint${problem.value ? ` ${id}-error` : ''}`;
  const input = { type: 'file', class: 'vh', multiple: true, 'aria-describedby': told } as const;
  return (
    <div
      class="drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void choose(event.dataTransfer?.files);
      }}
    >
      <p class="drop-acts">
        <label class="ctl">
          <input
            {...input}
            accept={ACCEPT}
            aria-invalid={problem.value ? 'true' : undefined}
            onChange={(event) => void choose(event.currentTarget.files)}
          />
          <Icon name="doc" />
          {words.choose}
        </label>
        <label class="ctl not-narrow">
          <input {...input} ref={folder} onChange={(event) => void choose(event.currentTarget.files)} />
          {words.folder}
        </label>
        <span class="meta not-narrow">{words.drop}</span>
      </p>
      <p class="meta" id={`${id}-hint`}>
        {words.filesHint}
      </p>
      <Chosen importing={importing} />
      {problem.value && (
        <p class="error" id={`${id}-error`}>
          {problem.value}
        </p>
      )}
    </div>
  );
};

const Paste = ({ importing }: PartProps) => {
  const id = useId();
  const problem = importing.problem.value;
  return (
    <div class="field">
      <label for={id}>{words.paste}</label>
      <textarea
        id={id}
        rows={10}
        dir="auto"
        value={importing.pasted.value}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={`${id}-hint${problem ? ` ${id}-error` : ''}`}
        onInput={(event) => (importing.pasted.value = event.currentTarget.value)}
      />
      <p class="hint" id={`${id}-hint`}>
        {words.pasteHint}
      </p>
      {problem && (
        <p class="error" id={`${id}-error`}>
          {problem}
        </p>
      )}
    </div>
  );
};

const Language = ({ importing, languages }: FormProps) => {
  const id = useId();
  const others = COMMON_LANGUAGES.filter((lang) => !languages.includes(lang));
  const byName = others.toSorted((a, b) => language(a).localeCompare(language(b), 'en'));
  return (
    <div class="field import-lang">
      <label for={id}>{words.lang}</label>
      <select
        id={id}
        value={importing.lang.value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => (importing.lang.value = event.currentTarget.value)}
      >
        <option value="">{words.langAuto}</option>
        {[...languages, ...byName].map((lang) => (
          <option key={lang} value={lang}>
            {language(lang)}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}-hint`}>
        {words.langHint}
      </p>
    </div>
  );
};

/** Where the answers are: a page, files, or what is pasted. */
export const ImportForm = ({ importing, languages }: FormProps) => {
  const form = useRef<HTMLFormElement>(null);
  const busy = importing.busy.value === 'read';
  const read = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    await importing.read();
    if (importing.problem.value)
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form class="import-form" ref={form} noValidate onSubmit={(event) => void read(event)}>
      <Kinds importing={importing} />
      {importing.kind.value === 'address' && <Address importing={importing} />}
      {importing.kind.value === 'files' && (
        <Files importing={importing} lang={importing.lang.value || (languages[0] ?? '')} />
      )}
      {importing.kind.value === 'paste' && <Paste importing={importing} />}
      <Language importing={importing} languages={languages} />
      <p class="import-acts">
        <button class="ctl ink" aria-busy={busy}>
          {words.read}
        </button>
        <span class="lead" role="status">
          {busy && words.reading}
        </span>
      </p>
    </form>
  );
};
