import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** ms from the frame's load to the panel in it, about. */
const DRAWN = 400;

/** The page of a preview. The one before stays in sight until the next is drawn, so that nothing flickers while one writes. */
export const Frame = ({ url, title, dir }: { url: string; title: string; dir: 'ltr' | 'rtl' }) => {
  const shown = useSignal(url);
  const timer = useSignal<ReturnType<typeof setTimeout> | undefined>(undefined);
  const loaded = (what: string): void => {
    if (what === shown.value) return;
    clearTimeout(timer.peek());
    timer.value = setTimeout(() => (shown.value = what), DRAWN);
  };
  // One that has been overtaken is not shown any more.
  useEffect(() => () => clearTimeout(timer.peek()), [url]);
  return (
    <div class={`frames ${dir}`}>
      {[...new Set([shown.value, url])].map((one) => (
        <iframe
          key={one}
          src={one}
          title={title}
          class={one === shown.value ? '' : 'coming'}
          aria-hidden={one === shown.value ? undefined : 'true'}
          tabIndex={one === shown.value ? undefined : -1}
          sandbox="allow-scripts allow-popups"
          onLoad={() => loaded(one)}
        />
      ))}
    </div>
  );
};
