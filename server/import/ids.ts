import { hash } from 'node:crypto';
import { fold } from '../../widget/answers/words.ts';

const ID = 60;

/** An id made of a text's words, as long as they are Latin. */
export const slugOf = (text: string, most = ID): string => {
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > most) break;
    slug += (slug && '-') + word;
  }
  return slug || `faq-${hash('sha256', text).slice(0, 8)}`;
};

/** The wanted id, with a number if there is such a one already. */
export const freeId = (wanted: string, taken: ReadonlySet<string>): string => {
  let id = wanted.slice(0, ID);
  for (let n = 2; taken.has(id); n++) id = `${wanted.slice(0, ID - 5)}-${n}`;
  return id;
};
