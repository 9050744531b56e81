import { describe, expect, it } from 'vitest';
import { decoded } from '../../../server/import/charset.ts';

const HTML = 'text/html';
const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('a page is read as', () => {
  it.each([
    ['what it names in its markup', HTML, bytes('<meta charset=windows-1251>\u00c4'), 'Д'],
    ['what it names first', HTML, bytes('<META CHARSET=" windows-1251"><meta charset=utf-8>\u00c4'), 'Д'],
    [
      'what it names in place of the header',
      'application/xhtml+xml',
      bytes('<meta content="text/html; charset=windows-1251" http-equiv="Content-Type"/>\u00c4'),
      'Д',
    ],
    ['what it names in its first line', HTML, bytes('<?xml version="1.0" encoding="windows-1251"?>\u00c4'), 'Д'],
    [
      'its markup says, whatever its first line does',
      HTML,
      bytes('<?xml encoding="utf-8"?><meta charset=cp1251>\u00c4'),
      'Д',
    ],
    [
      'the mark at its beginning, whatever it names',
      `${HTML}; charset=utf-8`,
      Buffer.from('\ufeffДа', 'utf16le'),
      'Да',
    ],
    ['UTF-8 where it names nothing', HTML, Buffer.from('Да'), 'Да'],
    ['UTF-8 where it names what there is not', `${HTML}; charset=klingon`, Buffer.from('Да'), 'Да'],
    ['what older servers send where it is not even that', 'text/plain', bytes('caf\u00e9'), 'café'],
    [
      'what it names, with signs in place of what is broken',
      `${HTML}; charset=utf-8`,
      Buffer.from([0x41, 0xff]),
      'A\ufffd',
    ],
    ['what the answer names, also UTF-16', `${HTML}; charset="utf-16le"`, Buffer.from('Când', 'utf16le'), 'Când'],
  ])('%s', (_name, type, body, text) => expect(decoded(body, type).endsWith(text)).toBe(true));
});

describe('a page in UTF-8 stays one', () => {
  it.each([
    ['that says UTF-16 in letters of a byte each', '<meta charset="utf-16">'],
    ['that says so in its first line', '<?xml version="1.0" encoding="UTF-16"?>'],
    ['with the address of a script', '<script src="/x.js?encoding=utf-16&charset=koi8-r"></script>'],
    ['with a form that asks for another', '<form accept-charset="iso-8859-1"></form><meta charset="utf-8">'],
    ['with another in a comment', '<!-- <meta charset="windows-1251"> -->'],
    ['with a comment without end', '<!-- <meta charset="windows-1251">'],
    ['with another in an attribute', `<p title='<meta charset="windows-1251">'>`],
    ['that describes one', '<meta name="description" content="charset=windows-1251">'],
    ['with another in its words', 'encoding="windows-1251" charset=windows-1251'],
    ['beyond its first kilobyte', `${'<p>'.repeat(400)}<meta charset="windows-1251">`],
    ['with a quote that never ends', `<p title="${'<a b='.repeat(300)}`],
  ])('%s', (_name, html) => {
    expect(decoded(Buffer.from(`${html}Când`), HTML)).toBe(`${html}Când`);
  });

  it('where it is no markup', () => {
    const text = '`<meta charset="windows-1251">` Când';
    expect(decoded(Buffer.from(text), 'text/markdown')).toBe(text);
  });
});
