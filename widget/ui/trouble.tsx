import type { Shown } from './shown.ts';

interface TroubleProps {
  title?: string;
  text: string;
  again: () => void;
  shown: Shown;
}

/** Something did not load: what, and what now. */
export const Trouble = ({ title, text, again, shown }: TroubleProps) => (
  <div class="answer" role="alert">
    {title ? <h3 tabIndex={-1}>{title}</h3> : null}
    <p class="soft-text">{text}</p>
    <button type="button" class="btn main" onClick={again}>
      {shown.speech.words.again}
    </button>
  </div>
);
