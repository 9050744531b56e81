import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me } from '../../protocol/console.ts';
import { createWriting } from '../../server/console/state/writing.ts';

const me = signal<Me | undefined>(undefined);
const logout = vi.fn<() => Promise<void>>(async () => void (me.value = undefined));
const signIn = (id: number): void =>
  void (me.value = { staff: { id, name: '', email: '' }, sites: [] } as unknown as Me);
const writing = createWriting(window, { me, logout });
beforeEach(() => {
  localStorage.clear();
  logout.mockClear();
  writing.open.clear();
  signIn(1);
});

describe('what is kept on the device', () => {
  it('is for the one who wrote it, also when the session has ended and another signs in', () => {
    const device = writing.device();
    me.value = undefined;
    device().setItem('demo/article/oven', 'mine');
    signIn(2);
    expect(writing.device()().getItem('demo/article/oven')).toBeNull();
    signIn(1);
    expect(writing.device()().getItem('demo/article/oven')).toBe('mine');
  });
});

describe('signing out', () => {
  it('saves first what is open', async () => {
    const device = writing.device();
    device().setItem('x', 'on its way');
    writing.open.add(async () => {
      device().removeItem('x');
      return true;
    });
    expect(await writing.signOut()).toBe(true);
    expect(logout).toHaveBeenCalledOnce();
  });

  it('asks where something would be lost, and leaves nothing behind', async () => {
    localStorage.setItem('attendant.draft/2/x', 'another’s');
    localStorage.setItem('attendant.single-keys', 'off');
    writing.device()().setItem('x', 'refused');
    expect(await writing.signOut()).toBe(false);
    expect(logout).not.toHaveBeenCalled();
    expect(await writing.signOut(true)).toBe(true);
    expect(Object.keys(localStorage).sort()).toEqual(['attendant.draft/2/x', 'attendant.single-keys']);
  });

  it('asks where the device keeps nothing and the collector does not have it', async () => {
    writing.open.add(async () => false);
    expect(await writing.signOut()).toBe(false);
  });

  it('keeps everything when the collector does not answer', async () => {
    logout.mockRejectedValueOnce(new Error('no answer'));
    writing.device()().setItem('x', 'mine');
    await expect(writing.signOut(true)).rejects.toThrow('no answer');
    expect(localStorage.length).toBe(1);
  });
});
