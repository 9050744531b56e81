import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PeriodDays } from '../../../../protocol/figures.ts';
import { formatRoute } from '../../state/address.ts';
import type { PageProps } from '../../ui/page-props.ts';
import { Blank, Skeleton } from '../../ui/parts.tsx';
import { overviewWords as words } from './words.ts';

/** No event ever came: what this page will say, and where to begin. */
const Teach = ({ install }: { install: string }) => (
  <Blank icon="chart" title={words.empty} lead={words.emptyLead}>
    <figure class="example">
      <blockquote>{words.emptyExample}</blockquote>
      <figcaption>{words.emptyExampleNote}</figcaption>
    </figure>
    <a class="ctl ink" href={install}>
      {words.emptyAction}
    </a>
  </Blank>
);

interface NothingProps extends PageProps {
  days: PeriodDays;
  onDays: (days: PeriodDays) => void;
}

/** Nothing in the period: because nothing ever came, or only not lately. */
export const Nothing = ({ app, site, days, onDays }: NothingProps) => {
  const ever = useSignal<boolean | undefined>(undefined);
  useEffect(() => {
    app.api.install(site.key).then(
      ({ last_event_at: at }) => void (ever.value = at !== undefined),
      () => void (ever.value = true),
    );
  }, []);
  const install = formatRoute({ site: site.key, page: 'install', filter: {} });
  if (ever.value === undefined) return <Skeleton rows={4} />;
  if (!ever.value) return <Teach install={install} />;
  return (
    <Blank icon="clock" title={words.quiet(days)} lead={words.quietLead}>
      {days < 90 && (
        <button type="button" class="ctl ink" onClick={() => onDays(90)}>
          {words.quietLonger(90)}
        </button>
      )}
      <a class="ctl" href={install}>
        {words.quietInstall}
      </a>
    </Blank>
  );
};
