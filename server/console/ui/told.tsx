import { segments } from '../format/emphasis.ts';
import type { Sentence } from '../format/sentence.ts';

/** A sentence with what matters bold and its bounds quiet; what stands in its places keeps its own direction. */
export const Told = ({ sentence }: { sentence: Sentence }) => (
  <>
    {segments(sentence).map(({ text, how, said }, n) => {
      const inner = said ? <bdi>{text}</bdi> : text;
      if (how === 'b') return <b key={n}>{inner}</b>;
      return how === 'q' ? <span key={n}>{inner}</span> : inner;
    })}
  </>
);
