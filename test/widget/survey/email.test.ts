import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { EMAIL } from '../../../protocol/parse.ts';
import { emailFault, withEnd } from '../../../widget/survey/email.ts';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });

const pieces = fc.array(fc.constantFrom('a', 'ana', '.', '@', ' ', 'md', 'ș', '-', '+', 'x'.repeat(70)), {
  maxLength: 8,
});

test('takes exactly the addresses that the collector takes', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const address = parts.join('').trim();
      const taken = EMAIL.test(address) && address.length <= limits.email;
      expect(emailFault(address) === undefined).toBe(taken);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['maria.ceban', 'emailNoAt'],
  ['maria.ceban@posta', 'emailNoEnd'],
  ['maria.ceban@posta.', 'emailNoEnd'],
  ['maria ceban@posta.md', 'emailSpaces'],
  ['@posta.md', 'emailOdd'],
  [' maria.ceban@posta.md ', undefined],
])('%s: %s', (address, fault) => {
  expect(emailFault(address)).toBe(fault);
});

test('shows the end that is missing', () => {
  expect(withEnd('maria@posta')).toBe('posta.com');
  expect(withEnd('maria@posta.')).toBe('posta.com');
});
