import type { AnswersHealth, Share } from '../../../../protocol/figures.ts';
import { ShareBar, type SharePart } from '../../charts/bars.tsx';
import { Titled } from '../../charts/defined.tsx';
import { Dot, DotScale, type Scale } from '../../charts/dot.tsx';
import { ownName } from '../../format/languages.ts';
import { language, number } from '../../format/money.ts';
import { percent, span, wholePercent } from '../../format/shares.ts';
import { overviewWords } from './words.ts';

const words = overviewWords.answers;
/** Fewer questions than this carry no share; the collector leaves it out too. */
const ENOUGH = 30;

/** Around all intervals, its ends on whole tens; dots need not begin at zero, so the ends are written. */
export const scaleOf = (shares: Share[]): Scale => {
  const from = Math.floor(Math.min(1, ...shares.map(({ low }) => low)) * 10) / 10;
  const to = Math.ceil(Math.max(0, ...shares.map(({ high }) => high)) * 10) / 10;
  return { from: Math.max(0, Math.min(from, to - 0.1)), to: Math.min(1, to) };
};

const partsOf = ({ asked, answered, picked, none }: AnswersHealth): SharePart[] => {
  const tell = (count: number): string => (asked < ENOUGH ? number(count) : wholePercent(count / asked));
  return [
    { count: answered, tone: 'full', text: words.parts.answered(tell(answered)) },
    { count: picked, tone: 'pale', text: words.parts.picked(tell(picked)) },
    { count: none, tone: 'hollow', text: words.parts.none(tell(none)) },
  ];
};

const Language = ({ lang, asked, answered, scale }: AnswersHealth['langs'][number] & { scale: Scale }) => (
  <tr>
    <th scope="row">
      <bdi lang={lang} title={language(lang)}>
        {ownName(lang)}
      </bdi>
    </th>
    <td>{number(asked)}</td>
    {answered ? (
      <>
        <td class="dots">
          <Dot at={answered.share} low={answered.low} high={answered.high} {...scale} />
        </td>
        <td>
          <b>{percent(answered.share)}</b> <span class="meta">{span(answered)}</span>
        </td>
      </>
    ) : (
      <td colSpan={2} class="few">
        {words.tooFew(asked, ENOUGH - asked)}
      </td>
    )}
  </tr>
);

const Languages = ({ langs }: { langs: AnswersHealth['langs'] }) => {
  const shares = langs.flatMap(({ answered }) => answered ?? []);
  const scale = scaleOf(shares);
  return (
    <table class="langs">
      <thead>
        <tr>
          <th scope="col">{words.heads.lang}</th>
          <th scope="col">{words.heads.asked}</th>
          <td class="dots">
            {shares.length > 0 && <DotScale marks={[scale.from, scale.to]} tell={percent} {...scale} />}
          </td>
          <th scope="col">
            <span class="vh">{words.heads.share}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {langs.map((lang) => (
          <Language key={lang.lang} {...lang} scale={scale} />
        ))}
      </tbody>
    </table>
  );
};

/** How the assistant did, in all and by language. */
export const Answers = ({ answers, href }: { answers: AnswersHealth; href: string }) => {
  const parts = partsOf(answers);
  const name = words.name(
    answers.asked,
    parts.map(({ text }) => text),
  );
  return (
    <section class="card health">
      <div class="card-head">
        <Titled level="h2" title={words.title} defined={words.defined} />
        {answers.asked > 0 && (
          <a class="meta" href={href}>
            {words.asked(answers.asked)}
          </a>
        )}
      </div>
      {answers.asked === 0 && <p class="lead">{words.none}</p>}
      {answers.asked > 0 && <ShareBar name={name} parts={parts} />}
      {answers.asked > 0 && answers.asked < ENOUGH && <p class="lead">{words.few(ENOUGH - answers.asked)}</p>}
      {answers.langs.length > 0 && <Languages langs={answers.langs} />}
    </section>
  );
};
