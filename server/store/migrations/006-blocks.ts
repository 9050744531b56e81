import type { Migration } from './migration.ts';

// Figures of long periods without reading long periods: what one UTC day's derived rows say, put together once. See blocks.ts.
const tables = `
-- What happened before is in counters and blocks alone: its log is gone, or may go.
alter table site add column sealed_before {int} not null default 0;

-- What visits that are no longer there gave to counters: a counter is this and the sum over the visits that are.
create table sealed_counter (
  site_id   {int} not null,
  name      text  not null,
  quarter   {int} not null,
  dimension text  not null,
  count     {int} not null,
  primary key (site_id, name, quarter, dimension)
){strict};

-- day: its first millisecond. stamp: another number whenever the block was made anew. words: texts that cells name by their place.
create table block (
  site_id {int}   not null,
  kind    text    not null,
  day     {int}   not null,
  stamp   {int}   not null,
  words   text    not null,
  cells   {bytes} not null,
  primary key (site_id, kind, day)
){strict};

create index counter_by_quarter on counter (site_id, quarter);
create index exposure_by_time on exposure (site_id, at);
create index exposure_of_visitor on exposure (visitor_id, at);
create index question_of_visitor on question (visitor_id, at);

-- They were wide so that long periods could be read from them.
drop index exposure_reacted;
drop index question_by_time;
create index question_by_time on question (site_id, at);
drop index question_by_question;
create index question_by_question on question (site_id, question, at);

-- An inbox is filtered and counted without reading what was written.
create index response_by_filter on response (site_id, status, kind, survey, lang, assignee_id, score, scale, at, id);
create index response_by_page on response (site_id, url);
drop index response_by_status;`;

export const blocks: Migration = { number: 6, sqlite: tables, postgres: tables };
