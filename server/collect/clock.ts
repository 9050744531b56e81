import { limits } from '../../protocol/limits.ts';

/**
 * When an event really was. A device's clock that is wrong by more than the threshold is shifted by the difference
 * between sending and receiving; below it, that difference is only the way through the network.
 * All in milliseconds UTC; the result is never later than `receivedAt`, and never before 1970.
 */
export const correctedTime = (at: number, sentAt: number, receivedAt: number): number => {
  const skew = receivedAt - sentAt;
  const corrected = Math.abs(skew) > limits.clockSkew ? at + skew : at;
  return Math.max(0, Math.min(corrected, receivedAt));
};
