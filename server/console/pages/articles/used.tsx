import { useEffect, useMemo } from 'preact/hooks';
import type { ArticleHelp, HelpFigures, Part } from '../../../../protocol/helpFigures.ts';
import { Titled } from '../../charts/defined.tsx';
import { percent, span } from '../../format/shares.ts';
import { formatRoute } from '../../state/address.ts';
import type { App } from '../../state/app.ts';
import { createLatest, type Latest } from '../../state/latest.ts';
import { usedWords as words } from './used-words.ts';

/** What came of all articles lately; asked once for an editor, whichever languages it shows. */
export const useHelpFigures = (app: App, site: string): Latest<HelpFigures> => {
  const latest = useMemo(() => createLatest((path) => app.api.get<HelpFigures>(site, path)), [site]);
  useEffect(() => {
    void latest.ask('help?days=28');
  }, [latest]);
  return latest;
};

const told = ({ share }: Part, known: (share: string) => string, counts: string): string =>
  share ? `${known(percent(share.share))} (${span(share)})` : counts;

const Told = ({ row: { viewed, helped, contacted } }: { row: ArticleHelp }) => (
  <ul class="article-use">
    <li>{words.viewed(viewed)}</li>
    <li>{told(helped, words.helped, helped.of ? words.votes(helped.count, helped.of) : words.noVotes)}</li>
    {contacted.of > 0 && <li>{told(contacted, words.contacted, words.wrote(contacted.count, contacted.of))}</li>}
  </ul>
);

interface UsedProps {
  site: string;
  /** None before it was saved. */
  id: string | undefined;
  lang: string;
  figures: Latest<HelpFigures>;
}

/** Who read this article, whom it helped, and who wrote all the same. Where the figures do not come, writing goes on without. */
export const Used = ({ site, id, lang, figures }: UsedProps) => {
  const found = figures.found.value;
  if (!id || !found) return null;
  const row = found.articles.find((one) => one.article === id && one.lang === lang);
  return (
    <section class="article-used">
      <div class="card-head">
        <Titled level="h3" title={words.title} defined={words.defined} />
        <a class="meta" href={formatRoute({ site, page: 'service', filter: {} })}>
          {words.all}
        </a>
      </div>
      {row ? <Told row={row} /> : <p class="lead">{words.none}</p>}
    </section>
  );
};
