import type { Page } from 'playwright-core';
import { DEMO_LOGIN } from '../../demo/seed.ts';
import { randomId, uuidv7 } from '../../protocol/ids.ts';
import type { WireMessage } from '../../protocol/messages.ts';

/** Signs the demo's owner in by the form, and waits for the inbox. */
export const signInByForm = async (page: Page, collector: string, address = '#/demo/inbox'): Promise<void> => {
  await page.goto(`${collector}/console/${address}`);
  await page.getByLabel('E-mail').fill(DEMO_LOGIN.email);
  await page.getByLabel('Password').fill(DEMO_LOGIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
};

/** Posts what shoppers wrote, as the widget does, oldest first and a minute apart. */
export const postMessages = async (collector: string, messages: Partial<WireMessage>[]): Promise<void> => {
  const now = Date.now();
  const whole = messages.map((message, i) => ({
    id: uuidv7(now + i),
    kind: 'message',
    at: now - (messages.length - i) * 60_000,
    lang: 'en',
    page: { url: 'http://127.0.0.1:1/en/p/serving-bowl', title: 'Serving bowl' },
    ...message,
  }));
  const sender = { v: 1, site: 'demo', visitor: randomId(), session: randomId(), sent_at: now };
  const answer = await fetch(`${collector}/v1/messages`, {
    method: 'POST',
    body: JSON.stringify({ ...sender, messages: whole }),
  });
  const receipt = (await answer.json()) as { stored: number };
  if (receipt.stored !== messages.length) throw new Error(`messages: ${JSON.stringify(receipt)}`);
};
