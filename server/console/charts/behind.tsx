import type { ComponentChildren } from 'preact';

interface BehindProps {
  /** Heads of the columns, each another. */
  heads: readonly string[];
  /** The body's rows, each with a row head. */
  children: ComponentChildren;
}

/** The table behind a chart: what it shows, for those who read numbers or hear them. */
export const Behind = ({ heads, children }: BehindProps) => (
  <table class="behind">
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
