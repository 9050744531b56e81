import { signal, type ReadonlySignal } from '@preact/signals';
import type { InstallReport, LiveEvent, SiteChange } from '../../../protocol/console.ts';
import { reasonOf, type Api } from './api.ts';

export interface Install {
  report: ReadonlySignal<InstallReport | undefined>;
  /** Newest first, at most LIVE of them. */
  events: ReadonlySignal<LiveEvent[]>;
  /** Ids of those that came while the page was open. */
  arrived: ReadonlySignal<Set<string>>;
  problem: ReadonlySignal<string>;
  load(site: string): Promise<void>;
  /** Asks for what came since. */
  poll(): Promise<void>;
  /** Rejects with ApiError. */
  change(change: SiteChange): Promise<void>;
}

const LIVE = 50;

/** Both lists as one, newest first, each event once. */
export const merged = (known: LiveEvent[], more: LiveEvent[]): LiveEvent[] => {
  const all = new Map([...known, ...more].map((event) => [event.id, event]));
  return [...all.values()].sort((a, b) => b.received_at - a.received_at || b.at - a.at).slice(0, LIVE);
};

/** @param received told how many events came, whenever some did */
export const createInstall = (api: Api, received: (count: number) => void): Install => {
  const report = signal<InstallReport | undefined>(undefined);
  const events = signal<LiveEvent[]>([]);
  const arrived = signal(new Set<string>());
  const problem = signal('');
  let site = '';

  const load: Install['load'] = async (key) => {
    if (key !== site) report.value = undefined;
    site = key;
    arrived.value = new Set();
    try {
      const found = await api.install(key);
      if (key !== site) return;
      report.value = found;
      events.value = merged([], found.events);
      problem.value = '';
    } catch (error) {
      if (key === site) problem.value = reasonOf(error);
    }
  };

  const poll: Install['poll'] = async () => {
    const key = site;
    if (!key || !report.value) return;
    try {
      const found = await api.install(key, events.value[0]?.received_at);
      if (key !== site) return;
      const known = new Set(events.value.map((event) => event.id));
      const fresh = found.events.filter((event) => !known.has(event.id));
      report.value = found;
      problem.value = '';
      if (!fresh.length) return;
      arrived.value = new Set(fresh.map((event) => event.id));
      events.value = merged(events.value, fresh);
      received(fresh.length);
    } catch (error) {
      if (key === site) problem.value = reasonOf(error);
    }
  };

  return {
    report,
    events,
    arrived,
    problem,
    load,
    poll,
    change: async (change) => {
      const key = site;
      const found = await api.changeSite(key, change);
      if (key === site) report.value = found;
    },
  };
};
