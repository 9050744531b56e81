import type { ArticleContent, ContentKind, NudgeContent, SurveyContent } from '../../protocol/content.ts';

const first = (...texts: (string | undefined)[]): string | undefined => texts.find((text) => text?.trim())?.trim();

/** What owners call a content: an article's title, a nudge's name. Contents there is one of have the kind's. */
export const nameOf = (kind: ContentKind, id: string, body: unknown, lang: string): string => {
  if (kind === 'nudge') return first((body as NudgeContent).name) ?? id;
  if (kind !== 'article' && kind !== 'survey') return id;
  const { languages } = body as ArticleContent | SurveyContent;
  const others = Object.values(languages).map(({ title }) => title);
  return first(languages[lang]?.title, ...others) ?? id;
};
