import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { healthOf } from '../figures.ts';
import { SITE } from '../support.ts';
import { setDesk, type Desk } from './desk.tsx';

// A canvas is drawn by no happy-dom; what is drawn is seen in the browser tests.
vi.mock('../../../server/console/charts/plot.ts', () => ({
  draw: ({ onBox }: { onBox: (box: object) => void }) => {
    onBox({ left: 40, top: 18, width: 500, height: 200, most: 60 });
    return () => undefined;
  },
  isNarrow: () => false,
}));

let desk: Desk;
beforeEach(() => {
  desk = setDesk();
  desk.answers['health'] = healthOf();
});
afterEach(() => desk.stop());

describe('the Health page', () => {
  it('says first how it stands, and proves it with a named chart and a table of the hours in which something came', async () => {
    await desk.start(`#/${SITE}/health`);
    expect(desk.asked).toContain('health?days=7');
    expect(desk.place.querySelector('.say')?.textContent).toContain('none is known to be lost');
    expect(desk.place.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(
      'Received an hour: 12,480 events stored, 3 repeats dropped and 5 refused in the last 7 days',
    );
    expect(desk.place.querySelectorAll('.line tbody tr')).toHaveLength(healthOf().hours.filter((h) => h.stored).length);
  });

  it('tells each refusal as an owner understands it, with the way to mend it', async () => {
    await desk.start(`#/${SITE}/health`);
    expect(desk.text()).toContain('A page at an address that is not in your list sent something.');
    expect(desk.text()).toContain('5 times, last today 11:59');
    const refusals = [...desk.place.querySelectorAll('section')].find((one) =>
      one.textContent?.includes('Refused, and'),
    );
    expect(refusals?.querySelector('a')?.getAttribute('href')).toBe(`#/${SITE}/install`);
  });

  it('keeps its period in the address, and is reached by G H', async () => {
    await desk.start(`#/${SITE}/inbox`);
    await desk.type('g');
    await desk.type('h');
    expect(location.hash).toBe(`#/${SITE}/health`);
    await desk.press(desk.button('Last 7 days'));
    await desk.press(desk.button('Last 24 hours'));
    expect(location.hash).toBe(`#/${SITE}/health?days=1`);
    expect(desk.asked).toContain('health?days=1');
  });

  it('teaches where nothing came, and still tells of the machine', async () => {
    desk.answers['health'] = healthOf({ stored: 0, repeats: 0, refused: [] });
    await desk.start(`#/${SITE}/health`);
    expect(desk.text()).toContain('Nothing was received in the last 7 days');
    expect(desk.text()).toContain('Free on the disk80 GB');
    expect(desk.place.querySelector('.line')).toBeNull();
  });

  it('says why it did not load, and tries again', async () => {
    desk.fails = 'health';
    await desk.start(`#/${SITE}/health`);
    expect(desk.place.querySelector('[role="alert"]')?.textContent).toContain('The state of things did not load');
    desk.fails = undefined;
    await desk.press(desk.button('Try again'));
    expect(desk.text()).toContain('none is known to be lost');
  });

  it('shows that the store takes nothing before all else', async () => {
    desk.answers['health'] = healthOf({ machine: { ...healthOf().machine, ready: false } });
    await desk.start(`#/${SITE}/health`);
    expect(desk.place.querySelector('.say')?.textContent).toContain('cannot store anything now');
  });
});
