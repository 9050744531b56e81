import type { InboxFilter, StaffRef } from '../../../protocol/console.ts';
import { language } from '../format/money.ts';
import { nameOf } from '../format/names.ts';
import { tellScore } from '../format/scores.ts';
import { words } from '../words.ts';
import { FILTER_NAMES, type FilterName } from './address.ts';

export interface Token {
  name: FilterName;
  text: string;
}

const told = words.filters;

const givenTo = (who: string, staff: StaffRef[]): string => {
  const name = who === 'me' ? told.me : who === 'none' ? told.none : staff.find(({ id }) => String(id) === who)?.name;
  return told.givenTo(name ?? who);
};

/** The words on a filter's token. Dates stay as they are typed: they are the shop's days, not the reader's. */
const textOf = (name: FilterName, value: string, staff: StaffRef[]): string => {
  const texts: Record<FilterName, () => string> = {
    status: () => words.statuses[value as 'open' | 'done'],
    kind: () => words.kinds[value as keyof typeof words.kinds],
    survey: () => nameOf(value),
    score: () => told.scored(tellScore(value)),
    lang: () => language(value),
    page: () => told.onPage(value),
    label: () => value,
    assignee: () => givenTo(value, staff),
    from: () => told.since(value),
    to: () => told.until(value),
    q: () => `“${value}”`,
  };
  return texts[name]();
};

/** What is filtered by, one token each. Without a word about status the inbox shows what is open, and says so. */
export const tokensOf = (filter: InboxFilter, staff: StaffRef[]): Token[] => {
  const full: InboxFilter = { ...filter, status: filter.status ?? 'open' };
  return FILTER_NAMES.filter((name) => full[name] && !(name === 'status' && full.status === 'any')).map((name) => ({
    name,
    text: textOf(name, full[name] ?? '', staff),
  }));
};

/** The filter with one part changed; an empty value takes it away, which for the status means any. */
export const filterWith = (filter: InboxFilter, name: FilterName, value: string): InboxFilter => {
  const { [name]: _, ...rest } = filter;
  if (name === 'status') return value === 'open' ? rest : { ...rest, status: value === 'done' ? 'done' : 'any' };
  return value ? { ...rest, [name]: value } : rest;
};

/** Whether anything but the usual status is filtered by. */
export const isNarrow = (filter: InboxFilter): boolean =>
  FILTER_NAMES.some((name) => name !== 'status' && filter[name]);
