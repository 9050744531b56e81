import { useRef } from 'preact/hooks';
import { Icon } from '../../ui/parts.tsx';
import { MARKS, type Mark } from './marks.ts';
import { articleWords } from './words.ts';

const words = articleWords.tools;
const SHORTCUTS: Partial<Record<Mark, string>> = { bold: 'B', italic: 'I', link: 'K' };

/** What the keys with Ctrl mean in the text. */
export const markOf = (event: KeyboardEvent): Mark | undefined => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  const key = event.key.toUpperCase();
  return MARKS.find((mark) => SHORTCUTS[mark] === key);
};

const titleOf = (mark: Mark): string => (SHORTCUTS[mark] ? `${words[mark]} (Ctrl ${SHORTCUTS[mark]})` : words[mark]);

/** Buttons over the text: one stop for the Tab key, arrows between them. */
export const Toolbar = ({ field, onMark }: { field: string; onMark: (mark: Mark) => void }) => {
  const bar = useRef<HTMLDivElement>(null);
  const at = useRef(0);
  const go = (event: KeyboardEvent): void => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const ends: Record<string, number> = { Home: 0, End: buttons.length - 1 };
    const forward = bar.current && getComputedStyle(bar.current).direction === 'rtl' ? -1 : 1;
    const next =
      ends[event.key] ?? (step ? (at.current + step * forward + buttons.length) % buttons.length : undefined);
    if (next === undefined) return;
    event.preventDefault();
    for (const [n, button] of buttons.entries()) button.tabIndex = n === next ? 0 : -1;
    at.current = next;
    buttons[next]?.focus();
  };
  return (
    <div
      class="toolbar"
      role="toolbar"
      tabIndex={-1}
      aria-label={words.name}
      aria-controls={field}
      ref={bar}
      onKeyDown={go}
    >
      {MARKS.map((mark, n) => (
        <button
          key={mark}
          type="button"
          class="tool"
          tabIndex={n === at.current ? 0 : -1}
          title={titleOf(mark)}
          aria-label={words[mark]}
          aria-keyshortcuts={SHORTCUTS[mark] && `Control+${SHORTCUTS[mark]}`}
          onClick={() => onMark(mark)}
        >
          <Icon name={`w-${mark}`} small />
        </button>
      ))}
    </div>
  );
};

/** The few rules of Markdown. */
export const HowToWrite = () => (
  <details class="how-to">
    <summary>{words.help}</summary>
    <dl>
      {words.rules.map(([sign, does]) => (
        <div key={sign}>
          <dt>
            <code dir="ltr">{sign}</code>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </details>
);
