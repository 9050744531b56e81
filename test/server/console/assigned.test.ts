import { afterEach, expect, it } from 'vitest';
import type { InboxDetail } from '../../../protocol/console.ts';
import { silent } from '../../../server/log.ts';
import { createMailer } from '../../../server/mail/mailer.ts';
import { openPostbox, readPost } from '../mail/postbox.ts';
import { openDesk } from './desk.ts';
import { NOON, response, sender } from './rows.ts';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

it('somebody to whom a message is given gets its letter, once per assignment', async () => {
  const postbox = await openPostbox();
  endings.push(postbox.close);
  const desk = await openDesk({ SMTP_URL: postbox.url });
  endings.push(desk.close);
  const mailer = createMailer(desk.parts.settings, desk.store, () => desk.clock.now, silent);
  endings.push(mailer.stop);
  await desk.addStaff('ana@shop.example', 'owner');
  const ion = await desk.addStaff('ion@shop.example', 'staff');
  const row = response(NOON, { email: 'maria@post.example' });
  await desk.store.responses.put(sender(desk.site), [row], new Map());

  const browser = await desk.signedIn('ana@shop.example');
  const give = async (assignee: number | null) => {
    const { json } = await browser.patch<InboxDetail>(`/sites/demo/inbox/${row.id}`, { assignee });
    desk.clock.now += 1;
    await mailer.wake();
    return json;
  };
  expect((await give(ion.id)).mail).toEqual([{ state: 'queued', to: ['ion@shop.example'] }]);
  await give(ion.id);
  expect(postbox.posts).toHaveLength(1);
  expect(postbox.posts[0]!.to).toEqual(['ion@shop.example']);
  expect((await readPost(postbox.posts[0]!)).replyTo).toMatchObject([{ address: 'maria@post.example' }]);
  expect((await give(null)).mail).toEqual([{ state: 'sent', to: ['ion@shop.example'] }]);
  await give(ion.id);
  expect(postbox.posts).toHaveLength(2);
});
