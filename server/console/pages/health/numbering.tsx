import type { Health, Numbering as Numbers } from '../../../../protocol/health.ts';
import { Titled } from '../../charts/defined.tsx';
import { Icon } from '../../ui/parts.tsx';
import { healthWords } from './words.ts';

const words = healthWords.numbering;
const MODES = ['full', 'cookieless'] as const;
type Mode = (typeof MODES)[number];

export interface NumberLine {
  /** `ok`: seen to be right. `warn`: something to look at. `know`: what cannot be known. */
  sign: 'ok' | 'warn' | 'know';
  text: string;
}

/** What the numbers tell, and no more: a page load without a good-bye may have done nothing further. */
export const tellNumbering = (mode: Mode, { tabs, missing, holed, unended, refused }: Numbers): NumberLine[] => {
  const seen = Math.max(tabs, holed, unended);
  if (seen === 0) return [{ sign: 'know', text: words.nothing }];
  const lines: NumberLine[] = [];
  if (missing === 0) lines.push({ sign: 'ok', text: words.noGaps(seen) });
  else {
    lines.push({ sign: 'warn', text: words.missing(missing, holed, seen) });
    if (refused > 0) lines.push({ sign: 'know', text: words.refused(Math.min(missing, refused)) });
    lines.push({ sign: 'know', text: words.why[mode] });
  }
  if (unended === 0) lines.push({ sign: 'ok', text: words.allEnded(seen) });
  else lines.push({ sign: 'know', text: `${words.unended(unended, seen)}. ${words.phones}` });
  return lines;
};

const SIGNS = { ok: 'check', warn: 'warn', know: 'eye' };

const OfMode = ({ mode, numbers }: { mode: Mode; numbers: Numbers }) => (
  <>
    <h3>{words.modes[mode]}</h3>
    <ul class="signed">
      {tellNumbering(mode, numbers).map(({ sign, text }) => (
        <li key={text} class={sign}>
          <Icon name={SIGNS[sign]} small />
          {text}
        </li>
      ))}
    </ul>
  </>
);

/** Holes and ends of page loads, by mode. */
export const Numbering = ({ numbering }: { numbering: Health['numbering'] }) => (
  <section class="card numbering">
    <Titled level="h2" title={words.title} defined={words.defined} />
    {MODES.map((mode) => (
      <OfMode key={mode} mode={mode} numbers={numbering[mode]} />
    ))}
  </section>
);
