import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { ArticleContent } from '../../../../protocol/content.ts';
import type { Proposal } from '../../../../protocol/gap.ts';
import { language } from '../../format/money.ts';
import type { App } from '../../state/app.ts';
import type { ContentItem } from '../../state/content.ts';
import { Icon, Time } from '../../ui/parts.tsx';
import { contentWords } from '../../words/content.ts';
import { foundWords } from './found-words.ts';
import { createProposals, proposedIn, withProposal, type Proposals } from './proposals.ts';

const words = foundWords.proposed;

interface ProposedProps {
  app: App;
  site: string;
  item: ContentItem<'article'>;
  body: ArticleContent;
  proposals: Proposals;
  lang: string;
  readOnly: boolean;
}

interface RowProps {
  app: App;
  proposal: Proposal;
  /** Missing for those who may only read. */
  onAdd?: (() => void) | undefined;
  onDecline: () => void;
}

const Row = ({ app, proposal, onAdd, onDecline }: RowProps) => {
  const { text, lang, count, last_at } = proposal;
  return (
    <li>
      <span class="proposal">
        <bdi lang={lang}>{text}</bdi>{' '}
        <span class="meta">
          {words.count(count)}, <Time at={last_at} now={app.now.value} times={app.times.value} how="when" />
        </span>
      </span>
      {onAdd && (
        <span class="proposal-acts">
          <button type="button" class="ctl" aria-label={words.addName(text)} onClick={onAdd}>
            <Icon name="plus" />
            {words.add}
          </button>
          <button type="button" class="ctl bare" aria-label={words.noName(text)} onClick={onDecline}>
            {words.no}
          </button>
        </span>
      )}
    </li>
  );
};

/** What is proposed to the article that is open. */
export const useProposals = (app: App, site: string, item: ContentItem<'article'>): Proposals => {
  const proposals = useMemo(() => createProposals(app.api, site), [item]);
  const id = item.id.value;
  const online = app.online.value;
  useEffect(() => {
    if (id !== undefined && online) void proposals.load(id);
  }, [proposals, id, online]);
  return proposals;
};

/** Ways to ask that shoppers proved, to be taken in or turned down one by one. */
export const Proposed = ({ app, site, item, body, proposals, lang, readOnly }: ProposedProps) => {
  const heading = useId();
  const box = useRef<HTMLDivElement>(null);
  const id = item.id.value;
  const list = proposals.list.value;
  const problem = proposals.problem.value;
  const shown = proposedIn(list ?? [], body, lang, app.shops.documents.value[site]);
  const others = [...new Set(shown.map((one) => one.lang))].filter((one) => one !== lang);
  /** The keyboard goes on with the next one, or with the heading. */
  const goOn = (n: number): void =>
    void requestAnimationFrame(() => {
      const rows = box.current?.querySelectorAll<HTMLElement>('li');
      const next = rows?.[Math.min(n, rows.length - 1)]?.querySelector('button');
      (next ?? box.current?.querySelector<HTMLElement>('h3'))?.focus();
    });
  const add = (proposal: Proposal, n: number): void => {
    item.edit(withProposal(item.body.peek() ?? body, lang, proposal));
    app.notices.speak(words.added(proposal.text));
    goOn(n);
  };
  const decline = async (proposal: Proposal, n: number): Promise<void> => {
    goOn(n);
    const problem = await proposals.decline(id ?? '', proposal);
    if (problem === undefined) app.notices.speak(words.declined(proposal.text));
    else app.notices.refuse(words.notDeclined(problem));
  };
  if (id === undefined || (!list && !problem)) return null;
  if (!shown.length && !problem && item.detail.value?.state === 'draft') return null;
  return (
    <div class="proposed" role="group" aria-labelledby={heading} ref={box}>
      <h3 id={heading} tabIndex={-1}>
        {words.title}
      </h3>
      {problem && app.online.value && (
        <p class="error" role="status">
          {words.failed(problem)}{' '}
          <button type="button" class="textual" onClick={() => void proposals.load(id)}>
            {contentWords.saving.retry}
          </button>
        </p>
      )}
      {list && <p class="meta">{shown.length ? words.lead : words.none}</p>}
      {others.length > 0 && <p class="meta">{words.elsewhere(others.map(language).join(', '), language(lang))}</p>}
      {shown.length > 0 && (
        <ul>
          {shown.map((proposal, n) => (
            <Row
              key={`${proposal.lang} ${proposal.text}`}
              {...{ app, proposal }}
              onAdd={readOnly ? undefined : () => add(proposal, n)}
              onDecline={() => void decline(proposal, n)}
            />
          ))}
        </ul>
      )}
    </div>
  );
};
