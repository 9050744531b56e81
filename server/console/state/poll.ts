/** Calls `run` every `ms` while the page is seen, one call at a time, and at once when it is seen again. Returns its stop. */
export const pollWhileSeen = (page: Document, ms: number, run: () => Promise<void>): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let running = false;
  const plan = (): void => {
    clearTimeout(timer);
    if (!stopped && page.visibilityState === 'visible') timer = setTimeout(() => void turn(), ms);
  };
  const turn = async (): Promise<void> => {
    if (running) return;
    running = true;
    await run().finally(() => {
      running = false;
      plan();
    });
  };
  const seen = (): void => {
    if (page.visibilityState === 'visible') void turn();
    else clearTimeout(timer);
  };
  page.addEventListener('visibilitychange', seen);
  plan();
  return () => {
    stopped = true;
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', seen);
  };
};
