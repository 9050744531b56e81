import { Behind } from './behind.tsx';
import { along } from './scale.ts';
import { figureWords as words } from '../words/figures.ts';

/** How much of a whole. Only a picture: the share stands in words beside it. */
export const Meter = ({ share }: { share: number }) => (
  <span class="meter" aria-hidden="true">
    <span style={{ '--share': `${along(share, 0, 1)}%` }} />
  </span>
);

export interface SharePart {
  count: number;
  /** Blue, pale, or hollow for none. */
  tone: 'full' | 'pale' | 'hollow';
  /** With its share or count. */
  text: string;
}

/** A whole cut into its parts, each named directly under it. `name` is the chart's text with its result. */
export const ShareBar = ({ name, parts }: { name: string; parts: SharePart[] }) => (
  <figure class="share" aria-label={name}>
    <span class="share-bar" aria-hidden="true">
      {parts.map(
        ({ tone, count }) => count > 0 && <span key={tone} class={tone} style={{ '--count': String(count) }} />,
      )}
    </span>
    <figcaption>
      {parts.map(({ tone, text }) => (
        <span key={tone} class={tone}>
          {text}
        </span>
      ))}
    </figcaption>
  </figure>
);

interface ColumnsProps {
  /** Accessible name, with the result. */
  name: string;
  /** Written under the first and the last. */
  labels: string[];
  values: number[];
  /** Heads of the table behind. */
  heads: [string, string];
}

/** A small bar for each day, from nought; the highest is written, and the days stand in a table behind. */
export const Columns = ({ name, labels, values, heads }: ColumnsProps) => {
  const most = Math.max(1, ...values);
  return (
    <figure class="columns-chart">
      <div class="columns-bars" role="img" aria-label={name}>
        <span class="columns-most">{most}</span>
        {values.map((value, n) => (
          <span key={labels[n]} class={value ? 'bar' : 'bar none'} style={{ '--share': `${along(value, 0, most)}%` }} />
        ))}
      </div>
      <figcaption aria-hidden="true">
        <span>{labels[0]}</span>
        <span>{labels.at(-1)}</span>
      </figcaption>
      <details class="more-of">
        <summary>{words.table}</summary>
        <Behind heads={heads}>
          {values.map((value, n) => (
            <tr key={labels[n]}>
              <th scope="row">{labels[n]}</th>
              <td>{value}</td>
            </tr>
          ))}
        </Behind>
      </details>
    </figure>
  );
};
