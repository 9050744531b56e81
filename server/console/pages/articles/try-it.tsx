import { useEffect, useMemo, useId } from 'preact/hooks';
import { Meter } from '../../charts/bars.tsx';
import { directionOf, ownName } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import { percent } from '../../format/shares.ts';
import { formatRoute } from '../../state/address.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Failed, Hidden, Icon, Skeleton, Tag } from '../../ui/parts.tsx';
import type { Articles } from './state.ts';
import { createTrying, type Trying } from './trying.ts';
import { tryWords as words } from './try-words.ts';
import type { Candidate, Tried } from './why.ts';

interface TryProps extends PageProps {
  articles: Articles;
  /** The language to begin with. */
  lang: string;
  onClose: () => void;
}

const TONES: Record<Tried['kind'], string> = { answer: 'ok', nearest: 'warn', nothing: 'bad' };

const howSure = (share: number): string => words.howSure.find(([least]) => share >= least)![1];

/** What was typed, with the words in bold that speak for the article. */
const Pieces = ({ pieces }: Pick<Candidate, 'pieces'>) => {
  if (!pieces.some(([, matched]) => matched)) return <>{words.noneMatched}</>;
  return <bdi>{pieces.map(([piece, matched], n) => (matched ? <mark key={n}>{piece}</mark> : piece))}</bdi>;
};

interface CandidateProps {
  candidate: Candidate;
  lang: string;
  href: string;
  onGo: () => void;
}

const Row = ({ candidate, lang, href, onGo }: CandidateProps) => {
  const { title, share, likest, pieces } = candidate;
  return (
    <li class="candidate">
      <p class="candidate-head">
        <a href={href} onClick={onGo}>
          <bdi lang={lang}>{title}</bdi>
        </a>
        <span>
          <b>{words.sure(percent(share))}</b>, <span class="meta">{howSure(share)}</span>
        </span>
      </p>
      <Meter share={share} />
      <dl>
        <div>
          <dt>{words.likest}</dt>
          <dd>{likest === title ? words.ownTitle : <bdi lang={lang}>{likest}</bdi>}</dd>
        </div>
        <div>
          <dt>{words.matched}</dt>
          <dd>
            <Pieces pieces={pieces} />
          </dd>
        </div>
      </dl>
    </li>
  );
};

interface AnswerProps extends Pick<TryProps, 'site' | 'onClose'> {
  answer: Tried;
  lang: string;
}

const Answer = ({ site, answer, lang, onClose }: AnswerProps) => {
  const { kind, candidates, repairs } = answer;
  const row = (candidate: Candidate) => (
    <Row
      key={candidate.id}
      {...{ candidate, lang }}
      href={formatRoute({ site: site.key, page: 'articles', id: candidate.id, filter: {} })}
      onGo={onClose}
    />
  );
  const [first, ...others] = candidates;
  return (
    <div class="tried">
      {repairs.map(({ typed, taken }) => (
        <p key={typed} class="meta">
          {words.repaired(typed, taken)}
        </p>
      ))}
      {kind === 'answer' && first ? (
        <>
          <ol>{row(first)}</ol>
          {others.length > 0 && (
            <details>
              <summary>{words.below}</summary>
              <ol>{others.map(row)}</ol>
            </details>
          )}
        </>
      ) : (
        <ol>{candidates.map(row)}</ol>
      )}
    </div>
  );
};

const Body = ({ app, site, trying, onClose }: Pick<TryProps, 'app' | 'site' | 'onClose'> & { trying: Trying }) => {
  const index = trying.index.value;
  const name = language(trying.lang.value);
  const problem = trying.problem.value;
  const answer = trying.answer.value;
  if (problem) return <Failed title={words.failed} reason={problem} retry={() => void trying.fetch()} />;
  if (!index) {
    return (
      <>
        {trying.drafts.value && <p class="meta">{words.loading}</p>}
        <Skeleton rows={4} />
      </>
    );
  }
  if (index === 'empty')
    return <p class="lead">{trying.drafts.value ? words.noDrafts(name) : words.nothingThere(name)}</p>;
  return (
    <>
      {!app.online.value && <p class="meta">{words.offline}</p>}
      <p class="tried-told" role="status">
        {answer && (
          <>
            <Tag tone={TONES[answer.kind]}>{words.kinds[answer.kind]}</Tag>{' '}
            <span class="meta">{words.kindLeads[answer.kind]}</span>
          </>
        )}
      </p>
      {answer && <Answer {...{ site, answer, onClose }} lang={trying.lang.value} />}
    </>
  );
};

/** Published, or with drafts. */
const Which = ({ drafts }: Pick<Trying, 'drafts'>) => (
  <span class="theme" role="group" aria-label={words.which}>
    {[false, true].map((one) => (
      <button
        key={String(one)}
        type="button"
        class="ctl bare"
        aria-pressed={drafts.value === one}
        onClick={() => (drafts.value = one)}
      >
        {one ? words.drafts : words.published}
      </button>
    ))}
  </span>
);

/** A question as shoppers type it, and at each key what they would see, how sure that is, and why. */
export const TryIt = ({ app, site, articles, lang, onClose }: TryProps) => {
  const id = useId();
  const trying = useMemo(() => createTrying(app.api, site.key, lang, articles.rows), []);
  const chosen = trying.lang.value;
  const drafts = trying.drafts.value;
  const online = app.online.value;
  useEffect(() => void trying.fetch(), [chosen, drafts, online]);
  useEffect(() => trying.stop, []);
  const waits = articles.waiting.value > 0 && site.role !== 'viewer';
  // One that was just added has no article yet.
  const languages = [...new Set([...articles.languages.value, lang])];
  return (
    <Dialog title={words.title} class="asking try-it" onClose={onClose}>
      <div class="try-head">
        <h2>{words.title}</h2>
        <button type="button" class="ctl bare" onClick={onClose}>
          <Icon name="x" />
          <Hidden>{words.close}</Hidden>
        </button>
      </div>
      <div class="field">
        <label for={id}>{words.field}</label>
        <input
          id={id}
          type="text"
          autofocus
          autocomplete="off"
          maxLength={400}
          lang={chosen}
          dir={directionOf(chosen)}
          value={trying.text.value}
          aria-describedby={`${id}-hint`}
          onInput={(event) => (trying.text.value = event.currentTarget.value)}
        />
        <p class="hint" id={`${id}-hint`}>
          {words.hint}
        </p>
      </div>
      {(languages.length > 1 || waits) && (
        <div class="try-which">
          {languages.length > 1 && (
            <select
              class="choice"
              aria-label={words.lang}
              value={chosen}
              onChange={(event) => (trying.lang.value = event.currentTarget.value)}
            >
              {languages.map((one) => (
                <option key={one} value={one} lang={one}>
                  {ownName(one)}
                </option>
              ))}
            </select>
          )}
          {waits && <Which drafts={trying.drafts} />}
        </div>
      )}
      <Body {...{ app, site, trying, onClose }} />
    </Dialog>
  );
};
