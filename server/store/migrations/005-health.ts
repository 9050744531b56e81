import type { Migration } from './migration.ts';

// The fold counts more of each visit than before. Those whose events are gone keep what was counted.
const again = `
-- 1: told by the shop's server and by no page.
alter table purchase add column by_server {int} not null default 0;
update session set unfolded_at = started_at
where unfolded_at is null and exists (select 1 from event where event.session_id = session.id);`;

export const health: Migration = { number: 5, sqlite: again, postgres: again };
