import type { WireMessage } from '../protocol/messages.ts';
import type { Host, Sending } from './host.ts';
import { storageOf } from './notebook.ts';
import type { Recorder } from './recorder.ts';

/** Sending what people write, through the same outbox, and keeping what they have half written. */
export const createMessages = ({
  outbox,
  from,
  mode,
  prefix,
}: Recorder): Pick<Host, 'send' | 'draft' | 'keepDraft'> & { forget(): void } => {
  const memory = new Map<string, string>();
  const drawer = (): Storage | undefined => storageOf(mode() === 'off' ? 0 : 1);
  return {
    send: (body: WireMessage) =>
      new Promise<Sending>((resolve) => {
        const told = (why: string | undefined): void => resolve(why ? { state: 'refused', why } : { state: 'sent' });
        outbox.add({ key: body.id + (body.rev ?? ''), to: 'messages', body, from: from(), told }, true);
      }),
    draft: (name) => memory.get(name) ?? drawer()?.getItem(`${prefix}d/${name}`) ?? undefined,
    keepDraft(name, text) {
      memory.delete(name);
      try {
        drawer()?.removeItem(`${prefix}d/${name}`);
        if (text !== undefined) drawer()!.setItem(`${prefix}d/${name}`, text);
      } catch {
        memory.set(name, text!);
      }
    },
    /** What was half written and is in memory alone. */
    forget: () => memory.clear(),
  };
};
