// How what shoppers ask becomes what the shop answers: questions set aside, and ways to ask that are proposed to articles.

/** A way to ask that an article lacks, and that it was proven to answer. */
export interface Proposal {
  /** That it was asked in. */
  lang: string;
  /** As most people typed it, with … for personal data. */
  text: string;
  count: number;
  /** UTC milliseconds. */
  last_at: number;
}

/**
 * GET …/proposals?article=ID: what shoppers of the last 90 days typed, whereupon they picked this article of the nearest
 * and said that it helped; neither in its draft nor live, and not declined. Most often typed first, at most 20.
 */
export interface Proposals {
  proposals: Proposal[];
}

/** POST …/proposals/decline: it, and what differs from it in case, accents, punctuation or endings, is proposed no more. */
export interface ProposalDecline {
  article: string;
  lang: string;
  text: string;
}

/**
 * PUT …/questions/ID/aside?days=90: whether the row that this question is in, however it was put in these days, stays out
 * of the list as not for the help.
 */
export interface QuestionAside {
  aside: boolean;
}
