import type { PathStep } from '../../../protocol/console.ts';
import type { Source } from '../../../protocol/events.ts';
import type { Answer } from '../../../protocol/messages.ts';
import { pathOf } from './links.ts';
import { money } from './money.ts';
import { scaleOf } from './scores.ts';
import type { Sentence } from './sentence.ts';
import { words } from '../words.ts';

export interface PathLine extends Sentence {
  at: number;
  /** Something the person said or bought, not only looked at. */
  key: boolean;
}

const KEY = new Set(['search', 'faq_ask', 'purchase', 'survey_answered', 'message_sent', 'handover', 'refund']);
const SAME_MOMENT = 10_000;

/** The words for an event of this type; those the console has none for are told by their name. */
const sentenceOf = (step: PathStep, scale: number | undefined): string => {
  const told = words.path;
  if (step.type === 'purchase' && step.value === undefined) return told.purchaseBare;
  if (step.type === 'survey_answered') {
    if (step.score === undefined) return told.answeredWords;
    return scale ? told.answered : told.answeredBare;
  }
  const known: Record<string, { bare: string; about?: string }> = told.types;
  const found = Object.hasOwn(known, step.type) ? known[step.type] : undefined;
  if (!found) return step.about ? told.otherAbout : told.other;
  return step.about && found.about ? found.about : found.bare;
};

const partsOf = (step: PathStep, scale: number | undefined): Record<string, string> => ({
  about: step.about ?? '',
  page: step.title || pathOf(step.url),
  amount: step.value === undefined ? '' : money(step.value, step.currency ?? ''),
  score: String(step.score ?? ''),
  scale: String(scale ?? ''),
  type: step.type.replaceAll('_', ' '),
});

const tell = (step: PathStep, answers: Answer[]): PathLine => {
  const scale = scaleOf(answers.find((answer) => answer.question === step.about)?.kind ?? step.about);
  return { at: step.at, key: KEY.has(step.type), text: sentenceOf(step, scale), parts: partsOf(step, scale) };
};

/** "came from google (ads), campaign autumn" */
const arrival = (at: number, source: Source): PathLine => {
  const parts = { source: source.source, medium: source.medium, campaign: source.campaign ?? '' };
  const direct = source.source === '(direct)' || source.source === 'direct';
  const text = direct ? words.path.direct : source.campaign ? words.path.cameCampaign : words.path.came;
  return { at, key: false, text, parts };
};

/** Page views whose product view follows at once say less than it, and time spent is not a step of its own. */
const worthTelling = (step: PathStep, n: number, steps: PathStep[]): boolean => {
  if (step.type === 'engagement') return false;
  if (step.type !== 'page_view') return true;
  return !steps.some(
    (other, m) => m > n && other.type === 'view_item' && other.url === step.url && other.at - step.at < SAME_MOMENT,
  );
};

/**
 * A visitor's path in words, oldest first. The source of the visit stands before its first step.
 * @param answers those of the response, which tell a score's scale
 */
export const tellPath = (path: PathStep[], answers: Answer[], source?: Source): PathLine[] => {
  const lines = path.filter(worthTelling).map((step) => tell(step, answers));
  const first = path[0];
  return first && source ? [arrival(first.at, source), ...lines] : lines;
};
