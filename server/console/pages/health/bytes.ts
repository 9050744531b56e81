const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1_000;

/** "87 MB", "1.2 GB": thousands, as disks are sold. */
export const bytes = (count: number): string => {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, count)) / 3)));
  const value = count / STEP ** power;
  return new Intl.NumberFormat('en-GB', {
    style: 'unit',
    unit: UNITS[power]!,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
};
