import { describe, expect, it } from 'vitest';
import { assignedLetters, newLetters } from '../../../server/mail/letter.ts';
import type { ResponseRow, Site, StaffRow } from '../../../server/store/store.ts';
import type { Role } from '../../../protocol/console.ts';
import { NOON, response } from '../console/rows.ts';

const settings = { smtpUrl: 'smtp://mail.example', publicUrl: 'https://desk.example' };
const site: Site = {
  id: 1,
  key: 'demo',
  secret: 's',
  name: 'Lut & Foc',
  origins: [],
  timeZone: 'Europe/Chisinau',
  currency: 'MDL',
  off: false,
  createdAt: 0,
};
const people: (StaffRow & { role: Role })[] = [
  { id: 1, email: 'ana@shop.example', name: 'Ana', role: 'owner' },
  { id: 2, email: 'ion@shop.example', name: 'Ion', role: 'staff' },
  { id: 3, email: 'vera@shop.example', name: 'Vera', role: 'owner' },
];
const write = (over: Partial<ResponseRow> = {}) =>
  newLetters(settings, { members: async () => people }, site, response(NOON, over));
const one = async (over: Partial<ResponseRow> = {}) => (await write(over))[0]!;

describe('a letter', () => {
  it('goes to each owner, and nobody without a mail server', async () => {
    expect((await write()).map(({ to }) => to)).toEqual(['ana@shop.example', 'vera@shop.example']);
    expect(new Set((await write()).map(({ messageId }) => messageId)).size).toBe(2);
    const { publicUrl } = settings;
    expect(await newLetters({ publicUrl }, { members: async () => people }, site, response(NOON))).toEqual([]);
  });

  it('is written for messages, and for feedback that wants an answer', async () => {
    expect(await write({ kind: 'survey', survey: 'after' })).toEqual([]);
    expect(await write({ kind: 'feedback' })).toEqual([]);
    expect(await write({ kind: 'feedback', email: 'm@post.example' })).toHaveLength(2);
  });

  it('says where, in which language, when and with what in the cart', async () => {
    const { text } = await one({
      lang: 'ro',
      name: 'Maria',
      cart: { currency: 'JPY', items: [{ item_id: 'b', item_name: 'Bowl', quantity: 2, price: 1500 }] },
    });
    expect(text).toContain('Maria left a message at Lut & Foc:');
    expect(text).toContain('Does the bowl go into the oven?');
    expect(text).toContain('Page: Bowl, https://shop.example/bowl');
    expect(text).toContain('Language: Romanian (ro)');
    expect(text).toContain('Written: 21 Nov 2026, 12:00 (Europe/Chisinau)');
    expect(text).toContain('  2 x Bowl, 1500 JPY each');
  });

  it('tells when nobody can be answered', async () => {
    expect((await one()).replyTo).toBeUndefined();
    expect((await one()).text).toContain('No address was left');
    expect((await one({ email: 'm@post.example' })).text).toContain('it goes to m@post.example');
  });

  it('keeps its subject on one line, short, and in its own direction', async () => {
    const text = 'Hello\r\nBcc: all@victim.example\r\n\r\n\u202eevil\u2028more';
    expect((await one({ text })).subject).toBe('Lut & Foc: a message: Hello Bcc: all@victim.example evil more');
    const { subject } = await one({ text: 'Is the green bowl with the two handles on your second shelf still there?' });
    expect(subject).toBe('Lut & Foc: a message: Is the green bowl with the two handles on your second shelf…');
    expect([...(await one({ text: '🏺'.repeat(500) })).subject].at(-2)).toBe('🏺');
  });

  it('lets no name begin a line of its own', async () => {
    const { text } = await one({ name: 'Maria\nPage: https://evil.example' });
    expect(text).not.toMatch(/^Page: https:\/\/evil/m);
  });

  it('to an assignee tells who gave it, and differs for each assignment', () => {
    const given = (now: number) => assignedLetters(settings, site, response(NOON, { id: 'r' }), people[1]!, 'Ana', now);
    expect(given(1)[0]).toMatchObject({ to: 'ion@shop.example', subject: expect.stringContaining('given to you') });
    expect(given(1)[0]!.text).toContain('Ana gave this to you.');
    expect(given(1)[0]!.messageId).not.toBe(given(2)[0]!.messageId);
  });
});
