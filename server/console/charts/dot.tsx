import type { ComponentChildren } from 'preact';
import type { Interval } from '../../../protocol/figures.ts';
import { along } from './scale.ts';

/** The ends of a scale, in the figure's own unit. */
export interface Scale {
  from: number;
  to: number;
}

interface DotProps extends Scale, Interval {
  at: number;
  /** Grey for what is compared with, and for what shows no clear difference. */
  grey?: boolean;
  /** A line at nought, for differences. */
  zero?: boolean;
}

const place = (value: number, { from, to }: Scale): string => `${along(value, from, to)}%`;

/** A dot on a line, its 95 % interval a pale bar around it. Only a picture: the figure stands in words beside it. */
export const Dot = ({ at, low, high, grey, zero, ...scale }: DotProps) => (
  <span class={`dot${grey ? ' grey' : ''}`} aria-hidden="true">
    {zero && <span class="dot-zero" style={{ '--at': place(0, scale) }} />}
    <span class="dot-band" style={{ '--low': place(low, scale), '--high': place(high, scale) }} />
    <span class="dot-at" style={{ '--at': place(at, scale) }} />
  </span>
);

/** The line alone, where there is no figure to put on it. */
export const NoDot = ({ zero, children, ...scale }: Scale & { zero?: boolean; children?: ComponentChildren }) => (
  <span class="dot empty">
    {zero && <span class="dot-zero" style={{ '--at': place(0, scale) }} aria-hidden="true" />}
    {children}
  </span>
);

/** The numbers under or over dots that share one scale. */
export const DotScale = ({ marks, tell, ...scale }: Scale & { marks: number[]; tell: (mark: number) => string }) => (
  <span class="dot-scale" aria-hidden="true">
    {marks.map((mark) => (
      <span key={mark} style={{ '--at': place(mark, scale) }}>
        {tell(mark)}
      </span>
    ))}
  </span>
);

export interface DotRow extends Interval {
  name: string;
  note: string;
  at: number;
  /** The figure with its interval, in words. */
  text: string;
  grey?: boolean;
}

interface DotRowsProps {
  /** Accessible name: what is compared, with its result. */
  name: string;
  rows: DotRow[];
  marks: number[];
  tell: (mark: number) => string;
}

/** Figures under one another on one scale, each with its interval, named and told directly. */
export const DotRows = ({ name, rows, marks, tell }: DotRowsProps) => {
  const scale = { from: marks[0] ?? 0, to: marks.at(-1) ?? 1 };
  return (
    <figure class="dots" aria-label={name}>
      <div class="dot-rows">
        {rows.map(({ name: row, note, text, ...dot }) => (
          <div key={row} class={dot.grey ? 'grey' : ''}>
            <p>
              <b>{row}</b>
              <span>{note}</span>
            </p>
            <span class="dot-ground">
              {marks.map((mark) => (
                <span key={mark} class="dot-line" style={{ '--at': place(mark, scale) }} aria-hidden="true" />
              ))}
              <Dot {...dot} {...scale} />
            </span>
            <p class="dot-text">{text}</p>
          </div>
        ))}
        <div aria-hidden="true">
          <span />
          <DotScale marks={marks} tell={tell} {...scale} />
        </div>
      </div>
    </figure>
  );
};
