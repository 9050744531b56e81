import type { Colours } from '../../../../protocol/site.ts';
import { settingsWords as words } from './words.ts';

interface SampleProps {
  colours: Colours;
  name: string;
  mark: string;
  launcher: string;
  title: string;
}

/** What the shop's own colours give: a piece of the panel and the button that opens it. */
export const Sample = ({ colours, name, mark, launcher, title }: SampleProps) => {
  const style = Object.fromEntries(Object.entries(colours).map(([token, colour]) => [`--w-${token}`, colour]));
  return (
    <figure class="sample" style={style}>
      <figcaption>{title}</figcaption>
      <div class="sample-card" aria-hidden="true">
        <div class="sample-bar">
          <span class="sample-mark">{mark}</span>
          <bdi>{name}</bdi>
        </div>
        <p class="sample-link">{words.linkSample}</p>
        <p class="sample-ask">
          {words.sample} <span>{words.yes}</span>
        </p>
      </div>
      <span class="sample-launcher" aria-hidden="true">
        <bdi>{launcher}</bdi>
      </span>
    </figure>
  );
};
