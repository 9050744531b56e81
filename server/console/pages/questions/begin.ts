import type { QuestionRow } from '../../../../protocol/figures.ts';
import { formatRoute } from '../../state/address.ts';

/**
 * The address that begins an article from a question: the question is its title.
 * @param phrasings other ways in which people typed it, one a line in the address
 */
export const articleFrom = (
  site: string,
  row: Pick<QuestionRow, 'text' | 'lang'>,
  phrasings: string[] = [],
): string => {
  const others = phrasings.filter((text) => text !== row.text).slice(0, 20);
  const query = { title: row.text, lang: row.lang, phrasing: others.join('\n') };
  return formatRoute({ site, page: 'articles', id: 'new', filter: {}, query });
};
