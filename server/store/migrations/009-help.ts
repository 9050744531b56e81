import type { Migration } from './migration.ts';

// What help was used and what came of it, by article and by visit; see facts.ts. Sessions that used help are counted again,
// but those that are sealed: what they gave to counters stays as it is.
const used = `
create table reading (
  session_id {int} not null,
  place      {int} not null,
  site_id    {int} not null,
  visitor_id {int} not null,
  at         {int} not null,
  article    text  not null,
  lang       text  not null,
  helped     {int},
  primary key (session_id, place)
){strict};
create index reading_by_time on reading (site_id, at);
create index reading_of_visitor on reading (visitor_id, at);

create table help_visit (
  session_id {int} primary key,
  site_id    {int} not null,
  visitor_id {int} not null,
  at         {int} not null,
  lang       text  not null,
  engaged    {int} not null,
  answered   {int} not null,
  helped     {int}
){strict};
create index help_visit_by_time on help_visit (site_id, at);
create index help_visit_of_visitor on help_visit (visitor_id, at);

update session set unfolded_at = started_at
where unfolded_at is null
  and last_at >= (select sealed_before from site where site.id = session.site_id)
  and id in (
    select session_id
    from event
    where type_id in (select id from term where text in ('faq_ask', 'faq_view', 'faq_rate'))
  );`;

export const help: Migration = { number: 9, sqlite: used, postgres: used };
