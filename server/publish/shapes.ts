import * as v from 'valibot';
import type { ContentBodies, ContentKind } from '../../protocol/content.ts';
import { NUDGE_KINDS } from '../../protocol/nudges.ts';
import { EVENT_NAME } from '../../protocol/parse.ts';
import { Unpublishable } from './unpublishable.ts';

// What a draft may be: of the right shape and not too large. Whether it can be published is another question, see checks.ts.

export const CONTENT_ID = /^[a-z0-9-]{1,60}$/;
const LANG = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;
const MOST_LANGUAGES = 30;
export const MOST_TOPICS = 40;
/** Characters of a topic's name. */
export const TOPIC_NAME = 60;
/** The last instant that a date can tell, UTC ms. */
const LATEST = 8.64e15;
/** How many contents of a kind a site may have. */
export const MOST: Readonly<Record<ContentKind, number>> = {
  article: 1_000,
  topics: 1,
  nudge: 100,
  survey: 100,
  look: 1,
  hours: 1,
  budget: 1,
};

/** Whether this is a tag that browsers know what to do with: "en", "pt-BR", "zh-Hant". */
export const isLanguageTag = (text: string): boolean => {
  try {
    return text.length <= 35 && LANG.test(text) && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
};

const text = (max: number) => v.pipe(v.string('not a text'), v.maxLength(max, `longer than ${max} characters`));
/** For what stands on one line. */
const line = (max: number) => v.pipe(text(max), v.regex(/^\P{Cc}*$/u, 'has control characters'));
const list = <S extends v.GenericSchema>(of: S, most: number, what: string) =>
  v.pipe(v.array(of, 'not a list'), v.maxLength(most, `more than ${most} ${what}`));
/** Fields that are not named are dropped. */
const shape = <E extends v.ObjectEntries>(entries: E) =>
  v.object(entries, ({ expected }) => (expected === 'Object' ? 'not an object' : 'is missing'));
const whole = (max: number) =>
  v.pipe(
    v.number('not a number'),
    v.integer('not a whole number'),
    v.minValue(0, 'below 0'),
    v.maxValue(max, `over ${max}`),
  );
const amount = v.pipe(v.number('not a number'), v.finite('not a number'), v.minValue(0, 'below 0'), v.maxValue(1e9));
const may = v.exactOptional;
const id = v.pipe(v.string('not an id'), v.regex(CONTENT_ID, 'not an id: use a to z, 0 to 9 and -, at most 60'));
/** A language tag. */
export const tag = v.pipe(
  v.string('say which language'),
  v.check(isLanguageTag, 'not a language tag, such as en or ro'),
);
const areOnce = (tags: readonly string[]): boolean =>
  new Set(tags.map((lang) => lang.toLowerCase())).size === tags.length;
const byLanguage = <S extends v.GenericSchema>(of: S) =>
  v.pipe(
    v.record(tag, of, 'not words by language'),
    v.check((words) => Object.keys(words).length <= MOST_LANGUAGES, `more than ${MOST_LANGUAGES} languages`),
    v.check((words) => areOnce(Object.keys(words)), 'one language twice'),
  );
const paths = list(line(200), 50, 'paths');

const article = shape({
  topic: may(id),
  order: v.pipe(v.number('not a number'), v.integer('not a whole number'), v.minValue(-1e6), v.maxValue(1e6)),
  pages: may(paths),
  by: may(line(80)),
  languages: byLanguage(
    shape({
      title: line(200),
      text: text(20_000),
      phrasings: list(line(200), 100, 'other ways to ask'),
      at: may(whole(LATEST)),
    }),
  ),
});

const topics = shape({
  topics: list(shape({ id, names: byLanguage(line(TOPIC_NAME)) }), MOST_TOPICS, 'topics'),
});

const nudge = shape({
  kind: v.picklist(NUDGE_KINDS, `not one of ${NUDGE_KINDS.join(', ')}`),
  name: line(80),
  on: v.boolean('true or false'),
  after_s: may(whole(86_400)),
  away_h: may(whole(8_760)),
  threshold: may(amount),
  within: may(amount),
  hold: whole(100),
  languages: byLanguage(shape({ title: line(80), text: may(text(200)), yes: line(40), href: may(line(2_048)) })),
});

const KINDS = ['nps', 'csat', 'text', 'consent', 'single', 'multiple', 'email'] as const;
const question = shape({
  id,
  kind: v.picklist(KINDS, `not one of ${KINDS.join(', ')}`),
  title: line(300),
  low: may(line(60)),
  high: may(line(60)),
  choices: may(list(shape({ id, text: line(120) }), 30, 'choices')),
  optional: may(v.boolean()),
  placeholder: may(line(120)),
  when: may(shape({ question: id, min: may(whole(10)), max: may(whole(10)) })),
  follow: may(line(120)),
});

const survey = shape({
  id,
  trigger: shape({
    event: v.pipe(v.string(), v.regex(EVENT_NAME, 'not a name of an event: a to z and _')),
    delay_s: whole(3_600),
  }),
  rest_days: whole(3_650),
  languages: byLanguage(
    shape({ id, lang: tag, title: line(120), thanks: text(300), questions: list(question, 20, 'questions') }),
  ),
});

const look = shape({
  brand: line(20),
  mark: may(line(8)),
  lang: tag,
  launcher: byLanguage(line(40)),
  trouble: byLanguage(line(120)),
});

const minute = whole(1_440);
const hours = shape({
  time_zone: line(64),
  week: v.pipe(
    v.array(list(v.tuple([minute, minute], 'not [opens, closes]'), 10, 'times a day'), 'not a list of days'),
    v.length(7, 'not seven days, Monday first'),
  ),
  closed: may(list(line(10), 200, 'days')),
});

const budget = shape({ session: whole(100), day: whole(100), rest_h: whole(8_760), never: paths });

const SHAPES = { article, topics, nudge, survey, look, hours, budget } satisfies Record<ContentKind, v.GenericSchema>;

/**
 * The body as its kind has it, without fields that it does not know.
 * @throws Unpublishable with the first thing that is not so, and its field
 */
export const shaped = <K extends ContentKind>(kind: K, body: unknown): ContentBodies[K] => {
  const result = v.safeParse(SHAPES[kind] as v.GenericSchema, body);
  if (result.success) return result.output as ContentBodies[K];
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? undefined;
  throw new Unpublishable(field ? `${field}: ${issue.message}` : `This is not what ${kind} looks like.`, field);
};
