import { useSignal } from '@preact/signals';
import { PERIODS, type PeriodDays } from '../../../protocol/figures.ts';
import { figureWords as words } from '../words/figures.ts';
import { Menu } from './menu.tsx';
import { Icon } from './parts.tsx';

const usualChoices = <Days extends number>(): readonly Days[] => PERIODS as readonly number[] as readonly Days[];

/** The period that an address asks for, else `usual`. */
export const periodOf = <Days extends number = PeriodDays>(
  text: string | undefined,
  usual: Days,
  choices: readonly Days[] = usualChoices(),
): Days => choices.find((days) => String(days) === text) ?? usual;

interface PeriodProps<Days extends number> {
  days: Days;
  choices?: readonly Days[];
  onChoose: (days: Days) => void;
}

/** Chooses one of the periods. */
export const Period = <Days extends number = PeriodDays>({
  days,
  choices = usualChoices(),
  onChoose,
}: PeriodProps<Days>) => {
  const open = useSignal(false);
  const choose = (wanted: Days): void => {
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
        {choices.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={one === days} onClick={() => choose(one)}>
            <Icon name={one === days ? 'check' : 'blank'} small />
            {words.lastDays(one)}
          </button>
        ))}
      </div>
    </Menu>
  );
};
