import type { Item } from '../../protocol/commerce.ts';
import type { PathStep } from '../../protocol/console.ts';
import type { StoredEvent } from '../store/store.ts';
import { numberOf, textOf } from './said.ts';

type Data = StoredEvent['data'];

const NAMED = 3;

/** "Bowl, Mug", at most three of them, then an ellipsis. */
const namesOf = (data: Data): string | undefined => {
  if (!Array.isArray(data['items'])) return undefined;
  const items = data['items'] as Partial<Item>[];
  const names = items
    .map((item) => textOf(item?.item_name) ?? textOf(item?.item_id))
    .filter((name) => name !== undefined);
  return textOf(names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', …' : ''));
};

const order = (data: Data) => textOf(data['transaction_id']) ?? namesOf(data);
const survey = (data: Data) => textOf(data['question']) ?? textOf(data['survey']);

/** Which word of an event's data tells what it is about; the rest are about their items. */
const ABOUT: Record<string, (data: Data) => string | undefined> = {
  search: (data) => textOf(data['search_term']),
  purchase: order,
  refund: order,
  survey_shown: survey,
  survey_answered: survey,
  survey_dismissed: survey,
  message_sent: (data) => textOf(data['kind']),
  chat_opened: (data) => textOf(data['view']),
  consent: (data) => textOf(data['mode']),
  custom: (data) => textOf(data['name']),
};

/** What one event is about, what it was worth (major units) and what score it gave; only what it says itself. */
export const aboutOf = ({ type, data }: StoredEvent): Pick<PathStep, 'about' | 'value' | 'currency' | 'score'> => {
  const about = (Object.hasOwn(ABOUT, type) ? ABOUT[type]! : namesOf)(data);
  const value = numberOf(data['value']);
  const currency = textOf(data['currency']);
  const score = numberOf(data['score']);
  return {
    ...(about === undefined ? {} : { about }),
    ...(value === undefined || currency === undefined ? {} : { value, currency }),
    ...(score === undefined ? {} : { score }),
  };
};
