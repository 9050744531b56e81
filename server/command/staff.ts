import { EMAIL } from '../../protocol/parse.ts';
import { ROLES, type Role } from '../../protocol/console.ts';
import { hashToken, newToken } from '../guard/session.ts';
import type { Site, Store } from '../store/store.ts';
import { neededFlag, print, siteOf, textFlag, withStore, type Command } from './context.ts';
import { CommandError, UsageError } from './usage.ts';

const DAY = 86_400_000;
/** Milliseconds the printed link works. */
const LINK_LASTS = 7 * DAY;

const roleOf = (text: string): Role => {
  const role = ROLES.find((one) => one === text);
  if (!role) throw new UsageError(`--role ${text} is not one of ${ROLES.join(', ')}`);
  return role;
};

/**
 * The role somebody had on the site until now.
 * @throws CommandError if the site would be left without an owner
 */
const roleBefore = async (store: Store, site: Site, email: string, next: Role): Promise<Role | undefined> => {
  const members = await store.staff.members(site.id);
  const before = members.find((member) => member.email.toLowerCase() === email.toLowerCase())?.role;
  const owners = members.filter(({ role }) => role === 'owner').length;
  if (before === 'owner' && next !== 'owner' && owners === 1)
    throw new CommandError(`${email} is the only owner of ${site.name}. Make somebody else an owner first.`);
  return before;
};

/** `staff add EMAIL`: gives a role on a site, and prints the link with which the person chooses a password. */
export const addStaff = async (command: Command): Promise<void> => {
  const email = command.words[0]?.trim() ?? '';
  if (!EMAIL.test(email) || command.words.length > 1)
    throw new UsageError('Write the e-mail address after "staff add".');
  const role = roleOf(neededFlag(command, 'role', 'staff'));
  const name = textFlag(command, 'name') ?? email.split('@')[0]!;
  const token = newToken();
  await withStore(command, async (store) => {
    const now = Date.now();
    const site = await siteOf(command, store);
    const before = await roleBefore(store, site, email, role);
    const person = await store.staff.add(email, name, site.id, role, now);
    await store.staff.addLink(hashToken(token), person.id, now + LINK_LASTS);
    const change = before && before !== role ? `, and no longer ${before}` : '';
    print(`${email} is ${role} of ${site.name}${change}. This link signs in once, within 7 days:`);
  });
  print(`${command.settings.publicUrl}/console/#link=${token}`);
};
