import { createMiddleware } from 'hono/factory';
import { ROLES, type Role } from '../../protocol/console.ts';
import type { Site, StaffStore } from '../store/store.ts';
import { problem } from './problem.ts';
import type { StaffEnv } from './session.ts';

/** What a route behind `memberOf` may read. */
export interface SiteEnv {
  Variables: StaffEnv['Variables'] & { site: Site; role: Role };
}

/** Lets members of the site in the address pass. To all others there is no such site: not even its name leaks. */
export const memberOf = (staff: StaffStore) =>
  createMiddleware<SiteEnv>(async function memberOf(c, next) {
    const key = c.req.param('key');
    const member = (await staff.sites(c.get('staff').id)).find(({ site }) => site.key === key);
    if (!member) return problem(c, 404, 'There is no such site, or you are not a member of it.');
    c.set('site', member.site);
    c.set('role', member.role);
    return next();
  });

/** Each role may do what those before it may. */
export const atLeast = (needed: Role) =>
  createMiddleware<SiteEnv>(async function atLeast(c, next) {
    if (ROLES.indexOf(c.get('role')) >= ROLES.indexOf(needed)) return next();
    return problem(c, 403, `This needs the role "${needed}"; yours is "${c.get('role')}". An owner can change it.`);
  });
