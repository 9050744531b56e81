import type { WireEvent } from '../../protocol/events.ts';
import type { WireMessage } from '../../protocol/messages.ts';

/** Who sends it, as decided when it happened. */
export interface From {
  visitor?: string;
  session?: string;
  tab?: string;
  unlinked?: true;
}

/** One event or message that waits to leave, with what its batch must say about its sender. */
export type Entry =
  | { to: 'events'; body: WireEvent; from: From }
  | { to: 'messages'; body: WireMessage; from: From };

/** A survey answered further is another entry than the answer before it. */
export const keyOf = ({ to, body }: Entry): string => body.id + (to === 'messages' ? (body.rev ?? '') : '');
