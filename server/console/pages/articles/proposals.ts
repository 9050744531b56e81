import { signal, type ReadonlySignal } from '@preact/signals';
import type { Proposal, ProposalDecline, Proposals as Proposed } from '../../../../protocol/gap.ts';
import type { ArticleContent } from '../../../../protocol/content.ts';
import { reasonOf, type Api } from '../../state/api.ts';
import { wordsOf, withWords } from './body.ts';
import { joinedIn, type Shop } from './joined.ts';

export interface Proposals {
  /** Undefined until they have come. */
  list: ReadonlySignal<readonly Proposal[] | undefined>;
  problem: ReadonlySignal<string>;
  load(article: string): Promise<void>;
  /** Proposes it no more. Returns why that failed, if it did; it is back then. */
  decline(article: string, proposal: Proposal): Promise<string | undefined>;
}

/** What shoppers typed who found an article helpful. */
export const createProposals = ({ get, send }: Pick<Api, 'get' | 'send'>, site: string): Proposals => {
  const list = signal<readonly Proposal[] | undefined>(undefined);
  const problem = signal('');
  return {
    list,
    problem,
    load: async (article) => {
      try {
        list.value = (await get<Proposed>(site, `proposals?article=${encodeURIComponent(article)}`)).proposals;
        problem.value = '';
      } catch (error) {
        problem.value = reasonOf(error);
      }
    },
    decline: async (article, proposal) => {
      const before = list.value;
      list.value = before?.filter((one) => one !== proposal);
      const { lang, text } = proposal;
      try {
        await send(site, 'POST', 'proposals/decline', { article, lang, text } satisfies ProposalDecline);
        return undefined;
      } catch (error) {
        list.value = before;
        return reasonOf(error);
      }
    },
  };
};

/** Characters of a way to ask; the collector takes no longer ones. */
const LONGEST = 200;

/** Those that can join, and are not among, the ways to ask of one language: also of pages whose language the help lacks. */
export const proposedIn = (list: readonly Proposal[], body: ArticleContent, lang: string, shop: Shop): Proposal[] => {
  const known = new Set(wordsOf(body, lang).phrasings);
  return list.filter(
    (one) => joinedIn(body, one.lang, shop) === lang && one.text.length <= LONGEST && !known.has(one.text),
  );
};

export const withProposal = (body: ArticleContent, lang: string, { text }: Proposal): ArticleContent =>
  withWords(body, lang, { phrasings: [...wordsOf(body, lang).phrasings, text] });
