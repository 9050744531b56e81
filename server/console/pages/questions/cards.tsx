import { ENOUGH_PEOPLE as ENOUGH, type QuestionDetail, type Share } from '../../../../protocol/figures.ts';
import { Columns, ShareBar } from '../../charts/bars.tsx';
import { Defined, Titled } from '../../charts/defined.tsx';
import { Dot, DotRows } from '../../charts/dot.tsx';
import { ticks } from '../../charts/scale.ts';
import { pathOf, safeUrl } from '../../format/links.ts';
import { number } from '../../format/money.ts';
import { shortTitle } from '../../format/names.ts';
import { between, dayName, percent, wholePercent } from '../../format/shares.ts';
import { Told } from '../../ui/told.tsx';
import { questionWords as words } from './words.ts';

/** What the assistant made of it: shares once they say something, numbers before. */
export const Got = ({ question }: { question: QuestionDetail }) => {
  const { asked, answered, picked, none } = question;
  const tell = (count: number): string => (asked < ENOUGH ? number(count) : wholePercent(count / asked));
  const parts = [
    { count: answered, tone: 'full' as const, text: words.got.answered(tell(answered)) },
    { count: picked, tone: 'pale' as const, text: words.got.picked(tell(picked)) },
    { count: none, tone: 'hollow' as const, text: words.got.none(tell(none)) },
  ];
  const name = words.got.name(
    asked,
    parts.map(({ text }) => text),
  );
  return (
    <section class="card">
      <Titled level="h3" title={words.got.title} defined={words.got.defined} />
      <ShareBar name={name} parts={parts} />
    </section>
  );
};

const rangeOf = (share: Share): string => `${between(share)}\u00a0%`;

/** Who needed a person all the same. */
export const Contacted = ({ contacted }: Pick<QuestionDetail, 'contacted'>) => {
  const told = words.contacted;
  const few = contacted.of < ENOUGH;
  const share = percent(contacted.share);
  const marks = ticks(0, Math.max(0.1, contacted.high), 4);
  return (
    <section class="card">
      <Titled level="h3" title={told.title} defined={told.defined} />
      {few && <p class="lead">{told.tooFew(contacted.of, ENOUGH - contacted.of)}</p>}
      {!few && (
        <>
          <p class="lead strong">
            <Told
              sentence={{
                text: contacted.share > 0 ? told.sentence : told.nobody,
                parts: { share, range: rangeOf(contacted) },
              }}
            />
          </p>
          <DotRows
            name={told.name(share, rangeOf(contacted))}
            marks={marks}
            tell={percent}
            rows={[
              {
                name: told.row,
                note: told.people(contacted.of),
                at: contacted.share,
                low: contacted.low,
                high: contacted.high,
                text: told.text(share, between(contacted)),
              },
            ]}
          />
        </>
      )}
      {!few && <p class="lead">{told.left}</p>}
    </section>
  );
};

/** Whether the answer helped, by those who said so. */
export const Helped = ({ helped }: { helped: QuestionDetail['helped'] }) => {
  if (!helped) return <p class="lead">{words.answer.noVotes}</p>;
  if (helped.of < ENOUGH) return <p class="lead">{words.answer.tooFewVotes(helped.of, ENOUGH - helped.of)}</p>;
  const parts = { share: percent(helped.share), of: number(helped.of), range: between(helped) };
  return (
    <div class="helped">
      <p class="lead">
        <Told sentence={{ text: words.answer.helped, parts }} />
      </p>
      <Defined name={words.answer.title} text={words.answer.helpedDefined} />
      <Dot at={helped.share} low={helped.low} high={helped.high} from={0} to={1} />
    </div>
  );
};

export const Phrasings = ({ question }: { question: QuestionDetail }) => (
  <section class="card">
    <h3>{words.phrasings.title}</h3>
    {question.phrasings.length === 0 && <p class="lead">{words.phrasings.none}</p>}
    <ul class="tally">
      {question.phrasings.map(({ text, count }) => (
        <li key={text}>
          <span dir="auto" lang={question.lang}>
            {text}
          </span>
          <b>{number(count)}</b>
        </li>
      ))}
    </ul>
  </section>
);

export const Pages = ({ question, site }: { question: QuestionDetail; site: string }) => (
  <section class="card">
    <h3>{words.pages.title}</h3>
    {question.pages.length === 0 && <p class="lead">{words.pages.none}</p>}
    <ul class="tally">
      {question.pages.map(({ url, title, count }) => {
        const href = safeUrl(url);
        const name = <bdi>{shortTitle(title ?? '', site) || pathOf(url)}</bdi>;
        return (
          <li key={url}>
            {href ? (
              <a href={href} rel="noreferrer noopener" target="_blank">
                {name}
              </a>
            ) : (
              <span>{name}</span>
            )}
            <b>{number(count)}</b>
          </li>
        );
      })}
    </ul>
  </section>
);

/** How far the visits came in which it was asked. */
export const Ends = ({ question }: { question: QuestionDetail }) => (
  <section class="card">
    <Titled level="h3" title={words.ends.title} defined={words.ends.defined} />
    <ul class="tally">
      {question.ends.map(({ end, count }) => (
        <li key={end}>
          <span>{words.ends.of[end]}</span>
          <b>{number(count)}</b>
        </li>
      ))}
    </ul>
  </section>
);

export const Daily = ({ question }: { question: QuestionDetail }) => (
  <section class="card">
    <h3>{words.daily.title}</h3>
    <Columns
      name={words.daily.name(
        question.byDay.reduce((all, count) => all + count, 0),
        question.days.length,
      )}
      labels={question.days.map(dayName)}
      values={question.byDay}
      heads={words.daily.heads}
    />
  </section>
);
