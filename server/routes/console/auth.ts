import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { networkOf } from '../../guard/address.ts';
import { createLoginPace } from '../../guard/loginPace.ts';
import { checkPassword, hashPassword } from '../../guard/password.ts';
import { problem } from '../../guard/problem.ts';
import { beginSession, endSession, hashToken } from '../../guard/session.ts';
import type { Parts } from '../../parts.ts';
import type { StaffRow } from '../../store/store.ts';
import { readBody, withoutControls } from './body.ts';
import { meOf } from './me.ts';

const loginSchema = v.object({
  email: v.pipe(
    v.string('write your e-mail address'),
    v.trim(),
    v.minLength(1, 'write your e-mail address'),
    v.maxLength(254),
  ),
  password: v.pipe(v.string('write your password'), v.minLength(1, 'write your password'), v.maxLength(1000)),
});

const linkSchema = v.object({
  token: v.pipe(v.string(), v.maxLength(100)),
  password: v.pipe(
    v.string('choose a password'),
    v.minLength(10, 'choose a password of at least 10 characters'),
    v.maxLength(1000, 'longer than 1000 characters'),
  ),
  name: v.exactOptional(v.pipe(v.string(), v.trim(), v.maxLength(80, 'longer than 80 characters'), withoutControls)),
});

/** Signing in and out; everything else of the console's API is behind it. */
export const authRoutes = (parts: Parts) => {
  const { staff } = parts.store;
  const pace = createLoginPace();
  const secure = parts.settings.publicUrl.startsWith('https:');

  /** Attempts are counted by network: an attacker has 2^64 addresses of IPv6. */
  const addressOf = (c: Context): string => networkOf(parts.addressOf(c));

  const begin = async (c: Context, person: StaffRow) => {
    await beginSession(c, staff, person.id, parts.now(), secure);
    return c.json(await meOf(parts, person));
  };

  return new Hono()
    .post('/login', async (c) => {
      const { email, password } = await readBody(c, loginSchema);
      const address = addressOf(c);
      const refusal = await pace.refusal(c, address, email);
      if (refusal) return refusal;
      const person = await staff.byEmail(email);
      const right = await checkPassword(password, person?.passwordHash);
      if (!person || !right) return problem(c, 401, 'The e-mail address or the password is not right.');
      await pace.succeeded(address, email);
      return begin(c, person);
    })
    .post('/link', async (c) => {
      const { token, password, name } = await readBody(c, linkSchema);
      const address = addressOf(c);
      const refusal = await pace.refusal(c, address);
      if (refusal) return refusal;
      const person = await staff.useLink(hashToken(token), parts.now());
      if (!person) return problem(c, 401, 'This link was used already or is too old. Ask an owner for a new one.');
      await pace.succeeded(address);
      await staff.setPassword(person.id, await hashPassword(password));
      if (name) await staff.setName(person.id, name);
      await staff.endSessions(person.id);
      return begin(c, name ? { ...person, name } : person);
    })
    .post('/logout', async (c) => {
      await endSession(c, staff);
      return c.body(null, 204);
    });
};
