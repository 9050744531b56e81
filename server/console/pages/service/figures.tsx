import type { ChangingPart, HelpFigures, Part } from '../../../../protocol/helpFigures.ts';
import { Meter } from '../../charts/bars.tsx';
import { Titled } from '../../charts/defined.tsx';
import { language, number } from '../../format/money.ts';
import { ownName } from '../../format/languages.ts';
import { between, percent, span, tellChange } from '../../format/shares.ts';
import { missingOf } from './sentence.ts';
import { serviceWords as words } from './words.ts';

const One = ({ name, part }: { name: keyof typeof words.figure; part: ChangingPart }) => {
  const told = words.figure[name];
  const { share, count, of, change } = part;
  return (
    <div>
      <Titled level="h2" title={told.name} defined={told.defined} />
      <p class="big">{share ? percent(share.share) : '–'}</p>
      <p class="meta">{share ? words.range(`${between(share)}\u00a0%`) : words.few(missingOf(part))}</p>
      <Meter share={share?.share ?? 0} />
      <p class="lead">{told.of(number(count), number(of))}</p>
      <p class="meta">{tellChange(change)}</p>
    </div>
  );
};

/** The four figures of all help, each with its interval, its change and what it counts. */
export const Figures = ({ figures: { involved, all } }: { figures: HelpFigures }) => (
  <section class="card service-figures" aria-label={words.figures}>
    <One name="involved" part={involved} />
    <One name="answered" part={all.answered} />
    <One name="deflected" part={all.deflected} />
    <One name="resolved" part={all.resolved} />
  </section>
);

const Cell = ({ part, name }: { part: Part; name: string }) => (
  <td data-name={name}>
    {part.share ? (
      <span>
        <b>{percent(part.share.share)}</b> <span class="meta">{span(part.share)}</span>
      </span>
    ) : (
      <span class="meta">{words.few(missingOf(part))}</span>
    )}
  </td>
);

/** The same figures by the language that was used. */
export const Languages = ({ langs }: { langs: HelpFigures['langs'] }) => {
  const { heads } = words.langs;
  return (
    <section class="card">
      <Titled level="h2" title={words.langs.title} defined={words.langs.defined} />
      <table class="service-langs">
        <thead>
          <tr>
            {Object.values(heads).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {langs.map(({ lang, visits, answered, deflected, resolved }) => (
            <tr key={lang}>
              <th scope="row">
                <bdi lang={lang} title={language(lang)}>
                  {ownName(lang)}
                </bdi>
              </th>
              <td data-name={heads.visits}>{number(visits)}</td>
              <Cell part={answered} name={heads.answered} />
              <Cell part={deflected} name={heads.deflected} />
              <Cell part={resolved} name={heads.resolved} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
