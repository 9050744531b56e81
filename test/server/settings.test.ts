import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingError } from '../../server/settings.ts';

const wrong = (env: Record<string, string>): SettingError => {
  try {
    readSettings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingError);
    return error as SettingError;
  }
  throw new Error('was taken');
};

describe('settings', () => {
  it('have defaults', () =>
    expect(readSettings({})).toEqual({
      port: 8787,
      dataDir: resolve('data'),
      publicUrl: 'http://localhost:8787',
      trustProxy: 0,
      mailFrom: 'attendant@localhost',
      retentionDays: 400,
      retentionMessagesDays: 730,
    }));
  it('come from the environment, and flags beat it', () => {
    const env = { PORT: '9000', PUBLIC_URL: 'https://help.shop.example/', SMTP_URL: 'smtp://a:b@mail.example:587' };
    expect(readSettings(env, { port: '9001', 'trust-proxy': '2' })).toMatchObject({
      port: 9001,
      publicUrl: 'https://help.shop.example',
      trustProxy: 2,
      smtpUrl: 'smtp://a:b@mail.example:587',
      mailFrom: 'attendant@help.shop.example',
    });
  });
  it('take an empty value for none', () => expect(readSettings({ PORT: ' ', SMTP_URL: '' }).port).toBe(8787));
  it.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['TRUST_PROXY', 'true'],
    ['RETENTION_DAYS', '0'],
    ['PUBLIC_URL', 'help.shop.example'],
    ['PUBLIC_URL', 'https://shop.example/help'],
    ['PUBLIC_URL', 'ftp://shop.example'],
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['SMTP_URL', 'mail.example:25'],
    ['MAIL_FROM', 'the shop'],
  ])('name the wrong one in one line: %s=%s', (name, value) => {
    const error = wrong({ [name]: value });
    expect(error.setting).toBe(name);
    expect(error.message).toMatch(new RegExp(`^${name}: \\S.+$`));
    expect(error.message).not.toContain('\n');
  });
  it('do not repeat a password', () =>
    expect(wrong({ DATABASE_URL: 'mysql://root:hunter2@db/x' }).message).not.toContain('hunter2'));
});
