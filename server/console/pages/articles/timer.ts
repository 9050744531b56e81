/** Runs something once after so many ms. Returns its stop. */
export const timer = (run: () => void, ms: number): (() => void) => {
  const running = setTimeout(run, ms);
  return () => clearTimeout(running);
};
