import type { Migration } from './migration.ts';

// When something of the machine's upkeep was done last: "backup", "opened". UTC milliseconds.
const marks = `
create table mark (
  name text  primary key,
  at   {int} not null
){strict};`;

export const operations: Migration = { number: 7, sqlite: marks, postgres: marks };
