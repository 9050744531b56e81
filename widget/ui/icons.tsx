// One stroke on a 24 grid, painted with currentColor: inline elements, because a shop's policy may refuse data: masks.
const PATHS = {
  x: 'M6 6l12 12M18 6 6 18',
  back: 'm14.5 5-7 7 7 7',
  next: 'm9.5 6 6 6-6 6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  warn: 'M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.5v.1',
  off: 'M4 4l16 16M8.5 12.5A6 6 0 0 1 12 11.5m4 1.5.3.3M5 9.5A10 10 0 0 1 8 7.8m4-.8a10 10 0 0 1 7.5 3M12 18.5v.1',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm9 2-4-4',
  doc: 'M7 3.5h7l4 4V20H6.5V4L7 3.5Zm7 0v4h4M9.5 12.5h5M9.5 16h5',
} as const;
type IconName = keyof typeof PATHS;

export const Drawing = ({ d, look = '' }: { d: string; look?: string }) => (
  <svg class={`i ${look}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} />
  </svg>
);

/** `look`: "s" is small, "flip" mirrors where the words run from the right. */
export const Icon = ({ name, look = '' }: { name: IconName; look?: string }) => <Drawing d={PATHS[name]} look={look} />;
