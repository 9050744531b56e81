const MARKS: readonly (readonly [bytes: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Bytes at a page's beginning in which it may name its character set. */
const BEGINNING = 1_024;
const TYPE_NAMES = /;\s*charset\s*=\s*["']?([\w-]+)/i;
const COMMENT = /<!--(?:-?>|[^]*?(?:-->|$))/g;
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const META = /^<meta[\s/]/i;
/** Attributes of a tag: name="value". */
const ATTRIBUTE = /([^\s/>"'=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const CONTENT_NAMES = /charset\s*=\s*["']?([\w-]+)/i;
const XML_NAMES = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w-]+)/;

/** What a `meta` names, as its `charset` or where it stands for the header of the answer. */
const namedByMeta = (tag: string): string | undefined => {
  const all = [...tag.matchAll(ATTRIBUTE)].map(([, name = '', ...values]): [string, string] => {
    return [name.toLowerCase(), values.find((one) => one !== undefined)?.trim() ?? ''];
  });
  const { charset, content = '', 'http-equiv': header = '' } = Object.fromEntries(all) as Record<string, string>;
  return charset ?? (header.toLowerCase() === 'content-type' ? CONTENT_NAMES.exec(content)?.[1] : undefined);
};

/** What a page names in its own words. As these could be read so far, it is not UTF-16, whatever they say. */
const namedWithin = (body: Buffer): string | undefined => {
  const beginning = body.subarray(0, BEGINNING).toString('latin1').replace(COMMENT, ' ');
  const metas = (beginning.match(TAG) ?? []).filter((tag) => META.test(tag));
  const named = metas.map(namedByMeta).find(Boolean) ?? XML_NAMES.exec(beginning)?.[1];
  return named && /^utf-?16/i.test(named) ? 'utf-8' : named;
};

/** As browsers find it: by the mark at the beginning, what the answer names, what the page names within its first kilobyte. */
const labelOf = (body: Buffer, contentType: string): string | undefined => {
  const marked = MARKS.find(([bytes]) => bytes.every((byte, n) => body[n] === byte))?.[1];
  return marked ?? TYPE_NAMES.exec(contentType)?.[1] ?? (/html/i.test(contentType) ? namedWithin(body) : undefined);
};

/**
 * The text of an answer. Where nothing names a character set, or one that there is not, it is UTF-8, or else what older
 * servers send.
 */
export const decoded = (body: Buffer, contentType: string): string => {
  for (const [label, fatal] of [
    [labelOf(body, contentType), false],
    ['utf-8', true],
  ] as const) {
    try {
      if (label !== undefined) return new TextDecoder(label, { fatal }).decode(body);
    } catch {
      // The next is tried.
    }
  }
  return new TextDecoder('windows-1252').decode(body);
};
