import type { Migration } from './migration.ts';

const tables = `
-- Who was erased, and which of their messages: what is sent again under the same id stays away. See tombstones.ts.
create table tombstone (
  site_id {int}   not null references site (id),
  hash    {bytes} not null,
  at      {int}   not null,
  primary key (site_id, hash)
){strict};

-- Visitors of whom something is still to be deleted; what a process that was killed left is taken up by another.
create table erasure (
  visitor_id {int} primary key,
  site_id    {int} not null,
  at         {int} not null
){strict};

-- Texts to which deleted events referred; whether others still do is to be looked for, and anew if more went since.
create table stray_term (
  term_id {int} primary key,
  site_id {int} not null,
  looking {int} not null default 0
){strict};

-- Rises when texts are about to be deleted: whoever knows their numbers by heart has to forget them.
create table dictionary (
  id      {int} primary key,
  edition {int} not null
){strict};
insert into dictionary (id, edition) values (1, 0);

-- Deleting a visit or a visitor asks who refers to it.
create index response_by_session on response (session_id);
create index visitor_by_earlier on visitor (same_as) where same_as is not null;`;

export const privacy: Migration = { number: 4, sqlite: tables, postgres: tables };
