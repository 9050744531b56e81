import { describe, expect, it } from 'vitest';
import { batch, computed, effect, signal } from '../../../widget/state/signal.ts';

describe('an effect', () => {
  it('runs at once, and again when what it read has changed', () => {
    const [one, other] = [signal(1), signal(10)];
    const seen: number[] = [];
    effect(() => void seen.push(one.value));
    one.value = 2;
    one.value = 2;
    other.value = 11;
    expect(seen).toEqual([1, 2]);
  });
  it('forgets what it no longer reads', () => {
    const [first, second] = [signal(true), signal('a')];
    let runs = 0;
    effect(() => {
      runs++;
      if (first.value) void second.value;
    });
    first.value = false;
    second.value = 'b';
    expect(runs).toBe(2);
  });
  it('sees through what is computed, and runs once for what is changed together', () => {
    const [price, count] = [signal(2), signal(3)];
    const sum = computed(() => price.value * count.value);
    const seen: number[] = [];
    effect(() => void seen.push(sum.value));
    batch(() => {
      price.value = 5;
      count.value = 4;
    });
    expect(seen).toEqual([6, 20]);
  });
  it('runs again for what it changes itself, until nothing changes', () => {
    const count = signal(0);
    effect(() => {
      if (count.value < 3) count.value++;
    });
    expect(count.value).toBe(3);
  });
  it('runs no more once it is ended, also when it is due', () => {
    const [value, also] = [signal(1), signal(1)];
    const seen: string[] = [];
    const stops: (() => void)[] = [];
    effect(() => {
      if (value.value > 1) for (const stop of stops) stop();
    });
    stops.push(effect(() => void seen.push(`${value.value}${also.value}`)));
    value.value = 2;
    also.value = 2;
    expect(seen).toEqual(['11']);
  });
  it('that throws at first is ended, and what is thrown is told to who made it', () => {
    const value = signal(1);
    let runs = 0;
    const make = () =>
      effect(() => {
        runs += value.value;
        throw new Error('no');
      });
    expect(make).toThrow('no');
    value.value = 2;
    expect(runs).toBe(1);
  });
  it('that throws later leaves the others as they were', () => {
    const value = signal(1);
    effect(() => {
      if (value.value === 2) throw new Error('once');
    });
    expect(() => (value.value = 2)).toThrow('once');
    const seen: number[] = [];
    effect(() => void seen.push(value.value));
    value.value = 3;
    expect(seen).toEqual([2, 3]);
  });
});
