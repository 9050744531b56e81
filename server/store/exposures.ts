import type { Block, Blocks } from './blocks.ts';
import { ARMS, REACTIONS, WIDTHS } from './blockPacks.ts';
import { NONE } from './packing.ts';
import type { ExposureSum, Figures, TrialSum } from './store.ts';

const EVER = { from: 0, to: Number.MAX_SAFE_INTEGER };

interface Sum extends TrialSum {
  arms: [shown: ExposureSum, held: ExposureSum];
}

const nothing = (nudge: string, version: number): Sum => {
  const arm = (name: ExposureSum['arm']) => ({ arm: name, people: 0, ordered: 0, since: Infinity, lately: 0 });
  return { nudge, version, arms: [arm('shown'), arm('held')], clicked: 0, dismissed: 0, stopped: 0 };
};

type SumOf = (nudge: string, version: number) => Sum;

/** Adds one day's block; see blockPacks.ts. */
const readExposures = ({ words, cells, day }: Block, sumOf: SumOf, window: number, lately: number): void => {
  for (let place = 0; place < cells.length; place += WIDTHS.exposures) {
    const sum = sumOf(words[cells[place]!]!, cells[place + 1]!);
    const arm = sum.arms[cells[place + 2]!];
    if (!arm) {
      sum[REACTIONS[cells[place + 2]! - ARMS.length]!] += cells[place + 3]!;
      continue;
    }
    const at = day + cells[place + 3]!;
    const ordered = cells[place + 4]!;
    arm.people++;
    if (ordered !== NONE && ordered < window) arm.ordered++;
    if (at < arm.since) arm.since = at;
    if (at >= lately) arm.lately++;
  }
};

/** A person is in the arm of the first time, also if another visit or tab was dealt the other one. */
export const createExposures = (blocks: Blocks): Pick<Figures, 'trials'> => ({
  trials: async (siteId, window, lately) => {
    const sums = new Map<string, Map<number, Sum>>();
    const sumOf: SumOf = (nudge, version) => {
      let versions = sums.get(nudge);
      if (!versions) sums.set(nudge, (versions = new Map()));
      let sum = versions.get(version);
      if (!sum) versions.set(version, (sum = nothing(nudge, version)));
      return sum;
    };
    for (const block of await blocks.read(siteId, 'exposures', EVER)) readExposures(block, sumOf, window, lately);
    return [...sums.values()].flatMap((versions) =>
      [...versions.values()].map((sum) => ({ ...sum, arms: sum.arms.filter(({ people }) => people > 0) })),
    );
  },
});
