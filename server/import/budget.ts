/** ms of the one thread for one request: four megabytes of headings take four seconds, on a busy machine several times that. */
const WHOLE = 30_000;

/** What one request may take of what all sites share, in ms; nobody is kept waiting longer for somebody else's pages. */
export interface Budget {
  left(): number;
  /** Whether nothing was spent yet. */
  isWhole(): boolean;
  spend(time: number): void;
}

export const createBudget = (whole = WHOLE): Budget => {
  let left = whole;
  return {
    left: () => left,
    isWhole: () => left === whole,
    spend: (time) => {
      left = Math.max(0, left - time);
    },
  };
};
