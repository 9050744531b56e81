import { useSignal } from '@preact/signals';
import { PERIODS, type PeriodDays } from '../../../protocol/figures.ts';
import { figureWords as words } from '../words/figures.ts';
import { Menu } from './menu.tsx';
import { Icon } from './parts.tsx';

/** The period that an address asks for, else `usual`. */
export const periodOf = (text: string | undefined, usual: PeriodDays): PeriodDays =>
  PERIODS.find((days) => String(days) === text) ?? usual;

/** Chooses one of the periods. */
export const Period = ({ days, onChoose }: { days: PeriodDays; onChoose: (days: PeriodDays) => void }) => {
  const open = useSignal(false);
  const choose = (wanted: PeriodDays): void => {
    open.value = false;
    onChoose(wanted);
  };
  return (
    <Menu
      open={open}
      title={words.period}
      face={
        <>
          {words.lastDays(days)}
          <Icon name="down" small />
        </>
      }
    >
      <div class="choices" role="radiogroup" aria-label={words.period}>
        {PERIODS.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={one === days} onClick={() => choose(one)}>
            <Icon name={one === days ? 'check' : 'blank'} small />
            {words.lastDays(one)}
          </button>
        ))}
      </div>
    </Menu>
  );
};
