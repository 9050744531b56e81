import type { Machine as MachineFacts } from '../../../../protocol/health.ts';
import type { Times } from '../../format/times.ts';
import { Icon } from '../../ui/parts.tsx';
import { bytes } from './bytes.ts';
import { healthWords } from './words.ts';

const words = healthWords.machine;
const WEEK = 7 * 86_400_000;
/** Bytes under which a disk is nearly full. */
const LITTLE = 1_000_000_000;

export interface MachineRow {
  name: string;
  value: string;
  /** Something to look at. */
  warn?: boolean;
}

const diskOf = ({ store, disk_free }: MachineFacts): MachineRow => {
  if (disk_free === undefined)
    return { name: words.disk, value: store === 'postgres' ? words.diskElsewhere : words.unknown };
  const free = bytes(disk_free);
  return disk_free < LITTLE
    ? { name: words.disk, value: words.diskLow(free), warn: true }
    : { name: words.disk, value: free };
};

const backupOf = ({ backup_at }: MachineFacts, now: number, times: Times): MachineRow => {
  if (backup_at === undefined) return { name: words.backup, value: words.backupNone, warn: true };
  const when = times.when(backup_at, now);
  return now - backup_at > WEEK
    ? { name: words.backup, value: words.backupOld(when), warn: true }
    : { name: words.backup, value: when };
};

export const machineRows = (machine: MachineFacts, now: number, times: Times): MachineRow[] => [
  { name: words.ready, value: machine.ready ? words.yes : words.no, warn: !machine.ready },
  backupOf(machine, now, times),
  diskOf(machine),
  { name: words.database, value: machine.database === undefined ? words.unknown : bytes(machine.database) },
  { name: words.store, value: words.stores[machine.store] },
  { name: words.memory, value: bytes(machine.memory) },
  { name: words.uptime, value: healthWords.seconds(machine.uptime) },
  { name: words.version, value: machine.version },
];

/** What the collector says of the machine it runs on. */
export const Machine = ({ machine, now, times }: { machine: MachineFacts; now: number; times: Times }) => (
  <section class="card machine">
    <div class="card-head">
      <h2>{words.title}</h2>
      <span class="meta">{words.now}</span>
    </div>
    <dl>
      {machineRows(machine, now, times).map(({ name, value, warn }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={warn ? 'warn' : undefined}>
            {warn && <Icon name="warn" small />}
            {value}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);
