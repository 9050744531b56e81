import type { Stage } from '../../../../protocol/figures.ts';
import { Titled } from '../../charts/defined.tsx';
import { Meter } from '../../charts/bars.tsx';
import { number } from '../../format/money.ts';
import { percent, tellChange } from '../../format/shares.ts';
import { overviewWords as words } from './words.ts';

const One = ({ stage, whole }: { stage: Stage; whole: boolean }) => {
  const { name, of, defined } = words.stages[stage.name];
  const share = stage.name === 'reach' ? Number(stage.count > 0) : stage.share;
  return (
    <div>
      <Titled level="h2" title={name} defined={defined} />
      <p class="big">{number(stage.count)}</p>
      <p class="lead">{of(stage.share === undefined ? undefined : percent(stage.share), stage.count)}</p>
      <Meter share={share ?? 0} />
      {whole && <p class="meta">{tellChange(stage.change)}</p>}
    </div>
  );
};

/** How far people came, each stage with what it counts and, once that is whole, how it changed. */
export const Stages = ({ stages, whole }: { stages: Stage[]; whole: boolean }) => (
  <section class="card life" aria-label={words.life}>
    {stages.map((stage) => (
      <One key={stage.name} stage={stage} whole={whole} />
    ))}
  </section>
);
