import type { Migration } from './migration.ts';

// {id} a numbered key, {int} a whole number of 64 bits, {bytes}, {strict}: written as each engine has them.
const people = `
create table site (
  id         {id},
  key        text  not null unique,
  secret     text  not null,
  name       text  not null,
  origins    text  not null,
  time_zone  text  not null,
  currency   text  not null,
  is_off     {int} not null default 0,
  created_at {int} not null
){strict};

create table customer (
  id       {id},
  site_id  {int} not null references site (id),
  customer text  not null,
  first_at {int} not null,
  unique (site_id, customer)
){strict};

-- same_as: yesterday's visitor, while a visit goes on over midnight.
create table visitor (
  id          {id},
  site_id     {int}   not null references site (id),
  uuid        {bytes} not null check (length(uuid) = 16),
  mode        text    not null check (mode in ('cookieless', 'full', 'none')),
  first_at    {int}   not null,
  same_as     {int}   references visitor (id),
  customer_id {int}   references customer (id),
  unique (site_id, uuid)
){strict};

-- started_at and last_at by corrected time; heard_at is when its newest event was received.
create table session (
  id         {id},
  site_id    {int}   not null references site (id),
  visitor_id {int}   not null references visitor (id),
  uuid       {bytes} not null check (length(uuid) = 16),
  started_at {int}   not null,
  last_at    {int}   not null,
  heard_at   {int}   not null,
  unique (visitor_id, uuid)
){strict};
create index session_by_hearing on session (site_id, heard_at);

create table salt (
  day   text    primary key,
  bytes {bytes} not null
){strict};`;

// Each distinct text of a site once: addresses, titles, names of types. digest: see bytes.ts.
const term = `
create table term (
  id      {id},
  site_id {int}   not null,
  digest  {bytes} not null,
  text    text    not null,
  unique (site_id, digest)
){strict};

create table tally (
  site_id {int} not null,
  name    text  not null,
  quarter {int} not null,
  count   {int} not null,
  last_at {int} not null,
  primary key (site_id, name, quarter)
){strict};`;

// Times are kept as distances, which take 0 to 3 bytes where a time takes 6: device = at + skew, sent = device + wait,
// received = at + lag. In PostgreSQL long columns come first and short ones have 4 bytes, so that none is padded.
// The log has no foreign keys, each would cost a look-up a row: its writer fails if the visit it moves is gone (VisitGone).
const columns = `
  session_id  {int}   not null,
  at          {int}   not null,
  skew        {int}   not null,
  wait        {int}   not null,
  lag         {int}   not null,
  tab         {int},
  site_id     integer not null,
  type_id     integer not null,
  seq         integer,
  url_id      integer not null,
  title_id    integer,
  referrer_id integer,
  id          {bytes} not null check (length(id) = 16),
  data        text    not null,
  primary key (site_id, id)`;

const event = {
  sqlite: `create table event (${columns}) strict, without rowid;`,
  postgres: `
create table event (${columns}) partition by range (id);
create table event_other partition of event default;`,
};

const responses = `
create index event_by_session on event (session_id);

create table staff (
  id            {id},
  email         text not null,
  email_folded  text not null unique,
  name          text not null,
  password_hash text
){strict};

create table membership (
  staff_id {int} not null references staff (id),
  site_id  {int} not null references site (id),
  role     text  not null check (role in ('viewer', 'staff', 'owner')),
  primary key (staff_id, site_id)
){strict};

create table staff_session (
  token_hash {bytes} primary key,
  staff_id   {int}   not null references staff (id),
  begun_at   {int}   not null,
  until_at   {int}   not null
){strict};

create table staff_link (
  token_hash {bytes} primary key,
  staff_id   {int}   not null references staff (id),
  until_at   {int}   not null
){strict};

-- folded and folded_notes are what a search looks through; see text.ts.
create table response (
  site_id      {int}   not null references site (id),
  id           {bytes} not null check (length(id) = 16),
  session_id   {int}   not null references session (id),
  kind         text    not null check (kind in ('message', 'feedback', 'survey')),
  rev          {int}   not null,
  at           {int}   not null,
  device_at    {int}   not null,
  sent_at      {int}   not null,
  received_at  {int}   not null,
  url          text    not null,
  title        text,
  lang         text    not null,
  text         text    not null,
  score        {int},
  scale        {int},
  email        text,
  name         text,
  survey       text,
  answers      text    not null,
  done         {int}   not null,
  follow       {int}   not null,
  cart         text,
  folded       text    not null,
  folded_notes text    not null default '',
  status       text    not null default 'open' check (status in ('open', 'done')),
  assignee_id  {int}   references staff (id),
  read_at      {int},
  read_by      {int}   references staff (id),
  done_at      {int},
  done_by      {int}   references staff (id),
  primary key (site_id, id)
){strict};
create index response_by_time on response (site_id, at, id);
create index response_by_status on response (site_id, status);

create table response_label (
  site_id     {int}   not null,
  label       text    not null,
  response_id {bytes} not null,
  primary key (site_id, response_id, label),
  foreign key (site_id, response_id) references response (site_id, id)
){strict};
create index response_label_by_label on response_label (site_id, label);

create table note (
  id          {id},
  site_id     {int}   not null,
  response_id {bytes} not null,
  text        text    not null,
  at          {int}   not null,
  staff_id    {int}   not null references staff (id),
  foreign key (site_id, response_id) references response (site_id, id)
){strict};
create index note_by_response on note (site_id, response_id);

create table mail (
  id          {id},
  site_id     {int}   not null,
  response_id {bytes} not null,
  message_id  text    not null unique,
  recipient   text    not null,
  reply_to    text,
  subject     text    not null,
  text        text    not null,
  state       text    not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts    {int}   not null default 0,
  due_at      {int}   not null,
  sent_at     {int},
  error       text,
  foreign key (site_id, response_id) references response (site_id, id)
){strict};
create index mail_by_due on mail (state, due_at);
create index mail_by_response on mail (site_id, response_id);`;

const content = `
create table content_version (
  site_id  {int} not null references site (id),
  kind     text  not null,
  id       text  not null,
  version  {int} not null,
  body     text  not null,
  staff_id {int} references staff (id),
  at       {int} not null,
  primary key (site_id, kind, id, version)
){strict};

create table revision (
  site_id  {int} not null references site (id),
  revision {int} not null,
  document text  not null,
  staff_id {int} references staff (id),
  at       {int} not null,
  primary key (site_id, revision)
){strict};

create table part (
  site_id {int} not null references site (id),
  hash    text  not null,
  body    text  not null,
  primary key (site_id, hash)
){strict};

-- One row, written only to prove that writing works.
create table pulse (
  id {int} primary key,
  at {int} not null
){strict};
insert into pulse (id, at) values (1, 0);`;

const written = (kind: 'sqlite' | 'postgres'): string => people + term + event[kind] + responses + content;

export const first: Migration = { number: 1, sqlite: written('sqlite'), postgres: written('postgres') };
