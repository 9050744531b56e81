import type { Notice, Notices } from '../state/notices.ts';
import { words } from '../words.ts';
import { Icon } from './parts.tsx';

const One = ({ notice, onClose }: { notice: Notice; onClose: () => void }) => (
  <div class={notice.bad ? 'notice' : 'notice good'}>
    <Icon name={notice.bad ? 'warn' : 'check'} />
    <p>{notice.text}</p>
    <button type="button" class="ctl bare" aria-label={words.close} onClick={onClose}>
      <Icon name="x" />
    </button>
  </div>
);

/** What was done and what was refused, at the foot of the page, and the polite voice for screen readers. */
export const NoticeList = ({ notices }: { notices: Notices }) => (
  <>
    <div class="notices">
      {([true, false] as const).map((bad) => (
        <div key={String(bad)} role={bad ? 'alert' : 'status'}>
          {notices.list.value
            .filter((notice) => notice.bad === bad)
            .map((notice) => (
              <One key={notice.id} notice={notice} onClose={() => notices.dismiss(notice.id)} />
            ))}
        </div>
      ))}
    </div>
    <div class="vh" role="status">
      {notices.spoken.value}
    </div>
  </>
);
