import type { Migration } from './migration.ts';

// What staff decided about questions. question: the key of equal ones, a digest; nothing that anybody typed is in here.
// mark: "aside", not for the help, article ''; "declined", not a way to ask for this article.
const marks = `
create table question_mark (
  site_id  {int} not null references site (id),
  mark     text  not null,
  article  text  not null,
  question text  not null,
  staff_id {int} references staff (id),
  at       {int} not null,
  primary key (site_id, mark, article, question)
){strict};`;

export const questions: Migration = { number: 8, sqlite: marks, postgres: marks };
