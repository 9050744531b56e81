import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InboxDetail, Me } from '../../../protocol/console.ts';
import type { WireMessage } from '../../../protocol/messages.ts';
import { uuidv7 } from '../../../protocol/ids.ts';
import { openDesk, type Desk } from '../console/desk.ts';
import { NOON, response, sender } from '../console/rows.ts';
import { openPostbox, readPost } from './postbox.ts';

let postbox: Awaited<ReturnType<typeof openPostbox>>;
let desk: Desk;
beforeEach(async () => {
  postbox = await openPostbox();
  desk = await openDesk({ SMTP_URL: postbox.url });
  await desk.addStaff('ana@shop.example', 'owner');
  await desk.addStaff('vera@shop.example', 'viewer');
});
afterEach(async () => {
  await desk.close();
  await postbox.close();
});

const message = (over: Partial<WireMessage> = {}): WireMessage => ({
  id: uuidv7(NOON),
  kind: 'message',
  at: NOON,
  page: { url: 'https://shop.example/bowl' },
  lang: 'ro',
  text: 'Merge la cuptor?',
  email: 'maria@post.example',
  ...over,
});

const send = async (...messages: WireMessage[]) => {
  const body = JSON.stringify({ v: 1, site: 'demo', sent_at: NOON, messages });
  const answer = await fetch(`${desk.url}/v1/messages`, { method: 'POST', body });
  expect(answer.status).toBe(200);
  await desk.mailer.wake();
};

it('a message from a shop is in the owner’s mailbox, once, however often it is sent', async () => {
  const written = message();
  await send(written);
  await send(written, message({ id: uuidv7(NOON), kind: 'feedback', rating: 5, text: 'Lovely' }));
  await send({ ...written, rev: 1, text: 'Merge la cuptor, la 200 de grade?' });
  expect(postbox.posts.map(({ to }) => to)).toEqual([['ana@shop.example'], ['ana@shop.example']]);
  const [first, second] = await Promise.all(postbox.posts.map(readPost));
  expect(first!.subject).toBe('Lut & Foc: a message: Merge la cuptor?');
  expect(first!.replyTo).toMatchObject([{ address: 'maria@post.example' }]);
  expect(second!.subject).toBe('Lut & Foc: feedback, 5 of 5: Lovely');
  const browser = await desk.signedIn('vera@shop.example');
  const { json } = await browser.get<InboxDetail>(`/sites/demo/inbox/${written.id}`);
  expect(json.mail).toEqual([{ state: 'sent', to: ['ana@shop.example'] }]);
  expect((await browser.get<Me>('/me')).json.mail).toBe(true);
});

it('what a shopper writes cannot add a header or a recipient', async () => {
  const evil = 'Hi\r\nBcc: all@victim.example\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>';
  await send(
    message({ text: evil, name: evil.slice(0, 100), page: { url: 'https://shop.example/', title: evil } }),
    message({ email: 'a,b@victim.example' }),
    message({ email: '"x"<y>@victim.example' }),
  );
  expect(postbox.posts.map(({ to }) => to)).toEqual(postbox.posts.map(() => ['ana@shop.example']));
  for (const mail of await Promise.all(postbox.posts.map(readPost))) {
    expect(mail.bcc).toBeUndefined();
    expect(mail.html).toBeUndefined();
    expect(mail.replyTo).toHaveLength(1);
  }
});

it('somebody to whom a message is given gets its letter, once per assignment', async () => {
  const ion = await desk.addStaff('ion@shop.example', 'staff');
  const row = response(NOON, { email: 'maria@post.example' });
  await desk.store.responses.put(sender(desk.site), [row], new Map());
  const browser = await desk.signedIn('ana@shop.example');
  const give = async (assignee: number | null) => {
    const { json } = await browser.patch<InboxDetail>(`/sites/demo/inbox/${row.id}`, { assignee });
    desk.clock.now += 1;
    await desk.mailer.wake();
    return json.mail?.map(({ to }) => to[0]);
  };
  expect(await give(ion.id)).toEqual(['ion@shop.example']);
  await give(ion.id);
  expect(postbox.posts).toHaveLength(1);
  expect(postbox.posts[0]!.to).toEqual(['ion@shop.example']);
  expect((await readPost(postbox.posts[0]!)).replyTo).toMatchObject([{ address: 'maria@post.example' }]);
  await give(null);
  await give(ion.id);
  expect(postbox.posts).toHaveLength(2);
});
