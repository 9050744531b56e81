import type { Migration } from './migration.ts';

// Parts as they are sent, compressed once, and the widget's own files, which pages that were opened before an update of
// this program ask for yet; `left_at`: since when this version has none of that name.
const kept = `
alter table part add column br {bytes};

create table widget_file (
  name    text    primary key,
  type    text    not null,
  body    {bytes} not null,
  left_at {int}
){strict};`;

export const keptFiles: Migration = { number: 10, sqlite: kept, postgres: kept };
