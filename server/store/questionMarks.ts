import type { Database } from './database.ts';

/** `aside`: not for the help, and of no article (''). `declined`: not a way to ask for the article. */
export type QuestionMark = 'aside' | 'declined';

/** What staff decided about questions, by the key of equal ones. */
export interface QuestionMarks {
  of(siteId: number, mark: QuestionMark, article: string): Promise<Set<string>>;
  /** Marks each of them, those that are marked already too. */
  put(
    siteId: number,
    mark: QuestionMark,
    article: string,
    questions: readonly string[],
    by: number,
    now: number,
  ): Promise<void>;
  drop(siteId: number, mark: QuestionMark, article: string, questions: readonly string[]): Promise<void>;
}

export const createQuestionMarks = (db: Database): QuestionMarks => ({
  of: async (siteId, mark, article) => {
    const rows = await db.all<{ question: string }>(
      'select question from question_mark where site_id = ? and mark = ? and article = ?',
      [siteId, mark, article],
    );
    return new Set(rows.map(({ question }) => question));
  },

  put: (siteId, mark, article, questions, by, now) =>
    db.write(async (tx) => {
      for (const question of questions) {
        await tx.run(
          `insert into question_mark (site_id, mark, article, question, staff_id, at)
           values (?, ?, ?, ?, ?, ?)
           on conflict do nothing`,
          [siteId, mark, article, question, by, now],
        );
      }
    }),

  drop: (siteId, mark, article, questions) =>
    db.write(async (tx) => {
      for (const question of questions) {
        await tx.run('delete from question_mark where site_id = ? and mark = ? and article = ? and question = ?', [
          siteId,
          mark,
          article,
          question,
        ]);
      }
    }),
});
