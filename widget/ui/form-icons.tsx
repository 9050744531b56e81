import { Drawing } from './icons.tsx';

const PATHS = {
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
  plus: 'M12 5v14M5 12h14',
  write: 'M4.5 19.5h4L19 9a2.8 2.8 0 0 0-4-4L4.5 15.5v4ZM13.5 6.5l4 4',
} as const;

const HEAD = 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM9.2 9.9v.2M14.8 9.9v.2';
const MOUTHS = [
  'M8 16.3c.9-1.9 2.3-2.7 4-2.7s3.1.8 4 2.7',
  'M8.5 15.9c1-.9 2.1-1.3 3.5-1.3s2.5.4 3.5 1.3',
  'M8.5 15.2h7',
  'M8.5 14.4c1 .9 2.1 1.4 3.5 1.4s2.5-.5 3.5-1.4',
  'M7.9 13.7c.9 2 2.4 3 4.1 3s3.2-1 4.1-3',
];

/** Signs of the forms alone. */
export const FormIcon = ({ name, look = '' }: { name: keyof typeof PATHS; look?: string }) => (
  <Drawing d={PATHS[name]} look={look} />
);

/** A face for one of the five marks, 1 (bad) to 5 (good). */
export const Face = ({ mark }: { mark: number }) => <Drawing d={HEAD + (MOUTHS[mark - 1] ?? '')} />;
