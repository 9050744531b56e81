import type { InboxDetail, PathStep } from '../../../protocol/console.ts';
import type { Source } from '../../../protocol/events.ts';
import type { Answer } from '../../../protocol/messages.ts';
import { pathOf } from './links.ts';
import { money } from './money.ts';
import { shortTitle } from './names.ts';
import { scaleOf } from './scores.ts';
import type { Sentence } from './sentence.ts';
import { words } from '../words.ts';

export interface PathLine extends Sentence {
  at: number;
  /** Something the person said or bought, not only looked at. */
  key: boolean;
  /** What is being read now. */
  here?: true;
}

/** What a path is told from: the item that is being read, and its visitor. */
export type Told = Pick<InboxDetail, 'id' | 'at' | 'kind' | 'answers'> & {
  visitor: Pick<InboxDetail['visitor'], 'path' | 'source' | 'first_seen'>;
};

const KEY = new Set(['search', 'faq_ask', 'purchase', 'survey_answered', 'message_sent', 'handover', 'refund']);
const SAME_MOMENT = 10_000;

/** "40 s", "3 min"; nothing for less than a second. */
const spent = (ms: number | undefined): string => {
  const seconds = Math.round((ms ?? 0) / 1_000);
  if (!seconds) return '';
  return seconds < 90 ? `${seconds}\u00a0s` : `${Math.round(seconds / 60)}\u00a0min`;
};

type Wording = { bare: string; about?: string };
const wordsFor = (told: Record<string, Wording>, type: string): Wording | undefined =>
  Object.hasOwn(told, type) ? told[type] : undefined;

/** The words for an event of this type; those the console has none for are told by their name. */
const sentenceOf = (step: PathStep, scale: number | undefined): string => {
  const told = words.path;
  if (step.type === 'purchase' && step.value === undefined) return told.purchaseBare;
  if (step.type === 'survey_answered') {
    if (step.score === undefined) return told.answeredWords;
    return scale ? told.answered : told.answeredBare;
  }
  const found = wordsFor(told.timed, spent(step.active_ms) && step.type) ?? wordsFor(told.types, step.type);
  if (!found) return step.about ? told.otherAbout : told.other;
  return step.about && found.about ? found.about : found.bare;
};

const partsOf = (step: PathStep, scale: number | undefined, site: string): Record<string, string> => ({
  about: shortTitle(step.about ?? '', site),
  page: shortTitle(step.title ?? '', site) || pathOf(step.url),
  amount: step.value === undefined ? '' : money(step.value, step.currency ?? ''),
  score: String(step.score ?? ''),
  scale: String(scale ?? ''),
  time: spent(step.active_ms),
  type: step.type.replaceAll('_', ' '),
});

const tell = (step: PathStep, answers: Answer[], site: string): PathLine => {
  const scale = scaleOf(answers.find((answer) => answer.question === step.about)?.kind ?? step.about);
  return { at: step.at, key: KEY.has(step.type), text: sentenceOf(step, scale), parts: partsOf(step, scale, site) };
};

/** "came from google (ads), campaign autumn" */
const arrival = (at: number, source: Source): PathLine => {
  const parts = { source: source.source, medium: source.medium, campaign: source.campaign ?? '' };
  const direct = source.source === '(direct)' || source.source === 'direct';
  const text = direct ? words.path.direct : source.campaign ? words.path.cameCampaign : words.path.came;
  return { at, key: false, text, parts };
};

/**
 * Page views whose product view follows at once say less than it; their time goes to it. Time spent is no step of its
 * own.
 */
const worthTelling = (path: PathStep[]): PathStep[] => {
  const told: PathStep[] = [];
  for (const step of path) {
    const before = told.at(-1);
    if (step.type === 'engagement') continue;
    const same = before?.type === 'page_view' && before.url === step.url && step.at - before.at < SAME_MOMENT;
    if (step.type === 'view_item' && same) told.pop();
    told.push(step.type === 'view_item' && same ? { active_ms: before.active_ms ?? 0, ...step } : step);
  }
  return told;
};

/** The line for an item whose own event is not in the path: it is on its way, or older than what is kept. */
const written = ({ at, kind }: Told): PathLine => ({
  at,
  key: true,
  here: true,
  text: kind === 'survey' ? words.path.answeredWords : words.path.types.message_sent.bare,
  parts: {},
});

/** The lines with the one marked that is being read: of a survey's answers, the last. */
const marked = (lines: PathLine[], steps: PathStep[], item: Told): PathLine[] => {
  const own = steps.findLastIndex((step) => step.response === item.id);
  if (own >= 0) return lines.map((line, n) => (n === own ? { ...line, here: true } : line));
  const later = lines.findIndex((line) => line.at > item.at);
  return lines.toSpliced(later < 0 ? lines.length : later, 0, written(item));
};

/**
 * A visitor's path in words, oldest first. The source of the visit stands before its first step; the path may begin
 * later than that, since only its newest steps are kept.
 * @param site the shop's name, which titles of its pages need not repeat
 */
export const tellPath = (item: Told, site: string): PathLine[] => {
  const { path, source, first_seen = Infinity } = item.visitor;
  const steps = worthTelling(path);
  const [first] = path;
  if (!first) return [];
  const told = steps.map((step) => tell(step, item.answers, site));
  const lines = marked(told, steps, item);
  return source ? [arrival(Math.min(first.at, first_seen), source), ...lines] : lines;
};
