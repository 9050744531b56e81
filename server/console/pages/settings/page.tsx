import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { STANDARD_BUDGET } from '../../../../protocol/nudges.ts';
import { Head } from '../../ui/head.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { words as common } from '../../words.ts';
import { BudgetSection } from './budget.tsx';
import { HoursSection } from './hours.tsx';
import { LookSection } from './look.tsx';
import { Revisions } from './revisions.tsx';
import { createSetting } from './state.ts';
import { settingsWords as words } from './words.ts';

const WORKDAY: [number, number][] = [[540, 1080]];
const WEEK = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []];

/** What an owner sets up once: look, hours, how often to interrupt; and every publication with the way back. */
export const Page = (props: PageProps) => {
  const { app, site } = props;
  const round = useSignal(0);
  const settings = useMemo(() => {
    const published = (): void => {
      round.value += 1;
      void app.shops.learn(site.key, true);
    };
    const kept = app.writing.device();
    const look = { brand: '#24507f', lang: 'en', launcher: { en: 'Ask us' }, trouble: {} };
    return {
      look: createSetting(app.api, site.key, 'look', look, published, kept),
      hours: createSetting(app.api, site.key, 'hours', { time_zone: site.time_zone, week: WEEK }, published, kept),
      budget: createSetting(app.api, site.key, 'budget', STANDARD_BUDGET, published, kept),
    };
  }, [site.key]);
  const load = (): void => {
    for (const setting of Object.values(settings)) void setting.load();
  };
  useEffect(load, [settings]);
  return (
    <>
      <Head title={common.nav.settings} onSearch={() => (app.dialog.value = 'search')} />
      <div class="pad">
        {site.role !== 'owner' && <p class="say">{words.ownerOnly}</p>}
        <div class="columns">
          <div>
            <LookSection {...props} setting={settings.look} />
            <BudgetSection {...props} setting={settings.budget} />
          </div>
          <div>
            <HoursSection {...props} setting={settings.hours} />
            <Revisions
              {...props}
              round={round.value}
              onBack={() => {
                load();
                round.value += 1;
                void app.shops.learn(site.key, true);
              }}
            />
          </div>
        </div>
      </div>
    </>
  );
};
