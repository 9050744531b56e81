import type { Migration } from './migration.ts';

// What the fold derives from the log. Nothing here is a source: `attendant rebuild` makes all of it again.
// unfolded_at: received time from which on events of the session may not be folded yet; null when all are.
const derived = `
alter table session add column unfolded_at {int};
update session set unfolded_at = started_at;
create index session_unfolded on session (site_id, unfolded_at) where unfolded_at is not null;
create index visitor_by_customer on visitor (customer_id) where customer_id is not null;

-- previous_at, engaged_before: when the visitor's visit before this one began, and the engaged one before an engaged one. A visitor is
-- counted at the first visit in a period, which is told by the one before, without sorting all of them by visitor.
-- counters: what the session adds to the table of that name, as JSON, so that a change can be told from what was.
create table visit (
  session_id     {int} primary key,
  site_id        {int} not null,
  visitor_id     {int} not null,
  mode           text  not null,
  started_at     {int} not null,
  ended_at       {int} not null,
  engaged        {int} not null,
  previous_at    {int},
  engaged_before {int},
  depth          text  not null,
  page_views     {int} not null,
  events         {int} not null,
  gaps           {int} not null,
  counters       text  not null
){strict};
create index visit_by_start on visit (site_id, started_at, previous_at, engaged, engaged_before);
create index visit_by_visitor on visit (visitor_id, started_at, session_id);
create index visit_engaged on visit (visitor_id, started_at, session_id) where engaged = 1;

-- The same order may be told in several sessions; the earliest counts.
create table purchase (
  session_id {int} not null,
  id         text  not null,
  site_id    {int} not null,
  visitor_id {int} not null,
  at         {int} not null,
  value      {int},
  currency   text,
  primary key (session_id, id)
){strict};
create index purchase_by_id on purchase (site_id, id, at, session_id);
create index purchase_by_time on purchase (site_id, at);
create index purchase_by_visitor on purchase (visitor_id, at) where substr(id, 1, 1) <> 'r';

create table exposure (
  session_id {int} not null,
  nudge      text  not null,
  version    {int} not null,
  site_id    {int} not null,
  visitor_id {int} not null,
  mode       text  not null,
  kind       text  not null,
  arm        text,
  at         {int} not null,
  clicked    {int} not null,
  dismissed  {int} not null,
  stopped    {int} not null,
  primary key (session_id, nudge, version)
){strict};
create index exposure_by_visitor on exposure (site_id, nudge, version, visitor_id, at, session_id, arm, mode)
  where arm is not null;
create index exposure_reacted on exposure (site_id, nudge, version) where clicked + dismissed + stopped > 0;

create table question (
  session_id {int} not null,
  place      {int} not null,
  site_id    {int} not null,
  visitor_id {int} not null,
  at         {int} not null,
  question   text  not null,
  lang       text  not null,
  outcome    text  not null,
  helped     {int},
  text       text  not null,
  url        text  not null,
  title      text,
  article    text,
  depth      text  not null,
  primary key (session_id, place)
){strict};
create index question_by_time on question (site_id, at, question, lang, outcome, helped, depth);
create index question_by_question on question (site_id, question, at);

create table contact (
  session_id {int} not null,
  place      {int} not null,
  site_id    {int} not null,
  visitor_id {int} not null,
  at         {int} not null,
  primary key (session_id, place)
){strict};
create index contact_by_visitor on contact (visitor_id, at);

create table counter (
  site_id   {int} not null,
  name      text  not null,
  quarter   {int} not null,
  dimension text  not null,
  count     {int} not null,
  primary key (site_id, name, quarter, dimension)
){strict};

-- What was acknowledged so far, to be compared with what the log has.
insert into tally (site_id, name, quarter, count, last_at)
select site_id, 'stored', (at + lag) / 900000 * 900000, count(*), max(at + lag)
from event
group by site_id, (at + lag) / 900000 * 900000;`;

export const figures: Migration = { number: 3, sqlite: derived, postgres: derived };
