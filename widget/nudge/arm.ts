import type { NudgeRule } from '../../protocol/nudges.ts';

/** FNV-1a over the text's UTF-16 units, stirred by MurmurHash3's finalizer, since FNV's high bits alone are uneven. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * Whether this one is shown the note or held back to see if it helps: by the rule, its version and the unit alone, so the
 * same each time and on each page.
 * @param unit the visitor's id in `full`, a number drawn for the tab in `cookieless`
 */
export const armOf = (
  unit: string | number,
  { id, version, hold }: Pick<NudgeRule, 'id' | 'version' | 'hold'>,
): 'shown' | 'held' => (hashOf(`${id}:${version}:${unit}`) / 2 ** 32 < hold / 100 ? 'held' : 'shown');
