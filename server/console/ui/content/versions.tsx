import type { ContentVersion } from '../../../../protocol/content.ts';
import type { Times } from '../../format/times.ts';
import { contentWords } from '../../words/content.ts';
import { Tag, Time } from '../parts.tsx';

const words = contentWords.versions;

interface VersionsProps {
  /** Newest first. */
  versions: readonly ContentVersion[];
  now: number;
  times: Times;
  /** The one that is being looked at. */
  looking?: number | undefined;
  onLook?: (version: number) => void;
  /** Missing for those who may only read. */
  onRestore?: ((version: number) => void) | undefined;
}

/** What was published when and by whom; each can be looked at and brought back as a draft. */
export const Versions = ({ versions, now, times, looking, onLook, onRestore }: VersionsProps) => {
  if (!versions.length) return <p class="lead">{words.none}</p>;
  return (
    <ol class="versions">
      {versions.map(({ version, at, by, live }) => (
        <li key={version} aria-current={version === looking ? 'true' : undefined}>
          <p>
            <b>{words.name(version)}</b> {live && <Tag tone="ok">{words.live}</Tag>}
          </p>
          <p class="meta">
            <Time at={at} now={now} times={times} how="when" /> {by && <bdi>{words.by(by.name)}</bdi>}
          </p>
          <p class="version-acts">
            {onLook && (
              <button
                type="button"
                class="textual"
                aria-pressed={version === looking}
                aria-label={version === looking ? undefined : words.lookName(version)}
                onClick={() => onLook(version)}
              >
                {version === looking ? words.looking : words.look}
              </button>
            )}
            {onRestore && !live && (
              <button
                type="button"
                class="textual"
                aria-label={words.restoreName(version)}
                onClick={() => onRestore(version)}
              >
                {words.restore}
              </button>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
};
