import type { Notices } from '../state/notices.ts';
import { words } from '../words.ts';
import { Icon } from './parts.tsx';

/** Refusals at the foot of the page, and the polite voice for screen readers. */
export const NoticeList = ({ notices }: { notices: Notices }) => (
  <>
    <div class="notices" role="alert">
      {notices.list.value.map((notice) => (
        <div class="notice" key={notice.id}>
          <Icon name="warn" />
          <p>{notice.text}</p>
          <button type="button" class="ctl bare" aria-label={words.close} onClick={() => notices.dismiss(notice.id)}>
            <Icon name="x" />
          </button>
        </div>
      ))}
    </div>
    <div class="vh" role="status">
      {notices.spoken.value}
    </div>
  </>
);
