import type { Migration } from './migration.ts';

const tables = `
-- body is null when there is no draft; rev goes on rising, so that a change made upon an earlier draft is noticed.
create table content_draft (
  site_id  {int} not null references site (id),
  kind     text  not null,
  id       text  not null,
  rev      {int} not null,
  body     text,
  staff_id {int} references staff (id),
  at       {int} not null,
  primary key (site_id, kind, id)
){strict};

-- What a revision of the site document was made of.
create table revision_content (
  site_id  {int} not null,
  revision {int} not null,
  kind     text  not null,
  id       text  not null,
  version  {int} not null,
  primary key (site_id, revision, kind, id),
  foreign key (site_id, revision) references revision (site_id, revision),
  foreign key (site_id, kind, id, version) references content_version (site_id, kind, id, version)
){strict};

-- The revision whose contents were brought back.
alter table revision add column restored {int};
-- Since when the newest revision does not name it any more.
alter table part add column left_at {int};

create table preview (
  token_hash {bytes} primary key,
  site_id    {int}   not null references site (id),
  staff_id   {int}   not null references staff (id),
  body       text    not null,
  until_at   {int}   not null
){strict};
create index preview_by_staff on preview (site_id, staff_id, until_at);

-- Until now a revision held the newest version of each content of its time.
insert into revision_content (site_id, revision, kind, id, version)
select r.site_id, r.revision, c.kind, c.id, max(c.version)
from revision r
join content_version c on c.site_id = r.site_id and c.at <= r.at
group by r.site_id, r.revision, c.kind, c.id;`;

export const content: Migration = { number: 2, sqlite: tables, postgres: tables };
