import { readFileSync } from 'node:fs';

/** Processor seconds of a process so far, and its memory in bytes. Linux only: read from /proc. */
export const usage = (pid: number): { cpu: number; memory: number } => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold blanks; the 12th and 13th field after it are user and system time in 1/100 s.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, memory: Number(resident) * 1024 };
};
