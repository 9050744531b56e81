import type { NudgeContent, SurveyContent } from '../../protocol/content.ts';
import type { NudgePart, NudgeRule } from '../../protocol/nudges.ts';
import type { SurveyRule } from '../../protocol/site.ts';
import type { AddPart } from './help.ts';

/** The survey's rule; its questions become parts. */
export const surveyRule = (survey: SurveyContent, addPart: AddPart): SurveyRule => ({
  id: survey.id,
  trigger: survey.trigger,
  rest_days: survey.rest_days,
  part: Object.fromEntries(Object.entries(survey.languages).map(([lang, part]) => [lang, addPart(part)])),
});

const partOf = (id: string, lang: string, words: NudgeContent['languages'][string]): NudgePart => ({
  id,
  lang,
  title: words.title.trim(),
  ...(words.text?.trim() && { text: words.text.trim() }),
  yes: words.yes.trim(),
  ...(words.href?.trim() && { href: words.href.trim() }),
});

/** What only the rule's own kind looks at. */
const conditions = ({ kind, after_s, away_h, threshold, within }: NudgeContent): Partial<NudgeRule> => {
  if (kind === 'idle_cart') return { after_s: after_s! };
  if (kind === 'free_delivery') return { threshold: threshold!, within: within! };
  return kind === 'returning_cart' ? { away_h: away_h! } : {};
};

/** The nudge's rule, of this version; its words become parts. */
export const nudgeRule = (id: string, version: number, nudge: NudgeContent, addPart: AddPart): NudgeRule => {
  const written = Object.entries(nudge.languages).filter(([, { title, yes }]) => title.trim() && yes.trim());
  return {
    id,
    kind: nudge.kind,
    version,
    ...conditions(nudge),
    hold: nudge.hold,
    part: Object.fromEntries(written.map(([lang, words]) => [lang, addPart(partOf(id, lang, words))])),
  };
};
