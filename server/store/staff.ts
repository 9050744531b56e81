import type { Role } from '../../protocol/console.ts';
import type { Database, Param } from './database.ts';
import { only } from './database.ts';
import { toSite, type SiteRecord } from './sites.ts';
import type { StaffRow, StaffStore } from './store.ts';

interface StaffRecord {
  id: number;
  email: string;
  name: string;
  password_hash: string | null;
}

const toStaff = (row: StaffRecord): StaffRow => ({
  id: row.id,
  email: row.email,
  name: row.name,
  ...(row.password_hash !== null && { passwordHash: row.password_hash }),
});

const folded = (email: string): string => email.trim().toLowerCase();

export const createStaff = (db: Database): StaffStore => {
  const one = async (where: string, param: string | number): Promise<StaffRow | undefined> => {
    const row = await db.get<StaffRecord>(`select * from staff where ${where}`, [param]);
    return row && toStaff(row);
  };
  const run = async (sql: string, params: readonly Param[]): Promise<void> => {
    await db.write((tx) => tx.run(sql, params));
  };

  return {
    add: (email, name, siteId, role, now) =>
      db.write(async (tx) => {
        await tx.run('delete from staff_link where until_at <= ?', [now]);
        await tx.run(
          'insert into staff (email, email_folded, name) values (?, ?, ?) on conflict (email_folded) do nothing',
          [email.trim(), folded(email), name],
        );
        const row = only(await tx.get<StaffRecord>('select * from staff where email_folded = ?', [folded(email)]));
        await tx.run(
          `insert into membership (staff_id, site_id, role)
           values (?, ?, ?)
           on conflict (staff_id, site_id) do update set role = excluded.role`,
          [row.id, siteId, role],
        );
        return toStaff(row);
      }),

    byEmail: (email) => one('email_folded = ?', folded(email)),
    byId: (id) => one('id = ?', id),

    setPassword: (id, hash) => run('update staff set password_hash = ? where id = ?', [hash, id]),
    setName: (id, name) => run('update staff set name = ? where id = ?', [name, id]),

    sites: async (id) => {
      const rows = await db.all<SiteRecord & { role: Role }>(
        `select site.*, m.role
         from membership m
         join site on site.id = m.site_id
         where m.staff_id = ?
         order by site.id`,
        [id],
      );
      return rows.map((row) => ({ site: toSite(row), role: row.role }));
    },

    members: async (siteId) => {
      const rows = await db.all<StaffRecord & { role: Role }>(
        `select s.id, s.email, s.name, s.password_hash, m.role
         from membership m
         join staff s on s.id = m.staff_id
         where m.site_id = ?
         order by s.name, s.id`,
        [siteId],
      );
      return rows.map((row) => ({ ...toStaff(row), role: row.role }));
    },

    beginSession: (tokenHash, staffId, now, until) =>
      db.write(async (tx) => {
        await tx.run('delete from staff_session where until_at <= ?', [now]);
        await tx.run('insert into staff_session (token_hash, staff_id, begun_at, until_at) values (?, ?, ?, ?)', [
          tokenHash,
          staffId,
          now,
          until,
        ]);
      }),

    session: async (tokenHash, now) => {
      const row = await db.get<StaffRecord & { begunAt: number; until: number }>(
        `select s.id, s.email, s.name, s.password_hash, t.begun_at as "begunAt", t.until_at as "until"
         from staff_session t
         join staff s on s.id = t.staff_id
         where t.token_hash = ? and t.until_at > ?`,
        [tokenHash, now],
      );
      return row && { ...toStaff(row), begunAt: row.begunAt, until: row.until };
    },

    extendSession: (tokenHash, until) =>
      run('update staff_session set until_at = ? where token_hash = ?', [until, tokenHash]),
    endSession: (tokenHash) => run('delete from staff_session where token_hash = ?', [tokenHash]),
    endSessions: (staffId) => run('delete from staff_session where staff_id = ?', [staffId]),

    addLink: (tokenHash, staffId, until) =>
      run('insert into staff_link (token_hash, staff_id, until_at) values (?, ?, ?)', [tokenHash, staffId, until]),

    useLink: (tokenHash, now) =>
      db.write(async (tx) => {
        const taken = await tx.get<{ staff_id: number; until_at: number }>(
          'delete from staff_link where token_hash = ? returning staff_id, until_at',
          [tokenHash],
        );
        if (!taken || taken.until_at <= now) return undefined;
        // Who has a password needs none of the links that were made before.
        await tx.run('delete from staff_link where staff_id = ?', [taken.staff_id]);
        return toStaff(only(await tx.get<StaffRecord>('select * from staff where id = ?', [taken.staff_id])));
      }),
  };
};
