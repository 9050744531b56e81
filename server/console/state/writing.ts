import type { Session } from './session.ts';
import { deviceOf, forgetAll, keepsAny, type Device } from './shelf.ts';

/** What is being written, and where it is kept until the collector has it. */
export interface Writing {
  /** Where the one who is signed in now keeps drafts, also once the session has ended. */
  device(): () => Device;
  /** Saves each thing that is open; whether all of it is at the collector. */
  open: Set<() => Promise<boolean>>;
  /**
   * Signs out and leaves nothing on this device, which others may use. Rejects with ApiError.
   * @param anyway also if something would be lost
   * @returns false if something would be lost; then nothing was done
   */
  signOut(anyway?: boolean): Promise<boolean>;
}

export const createWriting = (view: Window, session: Pick<Session, 'me' | 'logout'>): Writing => {
  const open = new Set<() => Promise<boolean>>();
  const staffId = (): number => session.me.value?.staff.id ?? 0;
  /** Without storage nothing is kept. */
  const attempt = (act: () => boolean): boolean => {
    try {
      return act();
    } catch {
      return false;
    }
  };
  return {
    open,
    device: () => {
      const staff = staffId();
      return () => deviceOf(view.localStorage, staff);
    },
    signOut: async (anyway = false) => {
      const staff = staffId();
      const saved = await Promise.all([...open].map((save) => save()));
      const loses = !saved.every(Boolean) || attempt(() => keepsAny(view.localStorage, staff));
      if (loses && !anyway) return false;
      await session.logout();
      attempt(() => (forgetAll(view.localStorage, staff), true));
      return true;
    },
  };
};
