import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { words } from '../words.ts';
import { Icon } from './parts.tsx';

/** Text to take away. Where the clipboard is not allowed, the text is selected instead. */
export const CopyText = ({ text, name }: { text: string; name: string }) => {
  const code = useRef<HTMLElement>(null);
  const told = useSignal('');
  const copy = async (): Promise<void> => {
    told.value = '';
    try {
      await navigator.clipboard.writeText(text);
      told.value = words.copied;
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current);
      told.value = words.copySelected;
    }
  };
  return (
    <div class="copy">
      <pre>
        <code ref={code}>{text}</code>
      </pre>
      <div class="copy-foot">
        <button type="button" class="ctl" aria-label={name} onClick={() => void copy()}>
          <Icon name={told.value === words.copied ? 'check' : 'doc'} />
          {words.copy}
        </button>
        <span class="meta" role="status">
          {told.value}
        </span>
      </div>
    </div>
  );
};
