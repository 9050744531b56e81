import type { ComponentChildren } from 'preact';
import type { Block, Inline } from '../../protocol/help.ts';
import type { Pen, Shown } from './shown.ts';

/** An address that may be followed; the publisher lets no other through, and neither does this. */
const followable = (href: unknown): href is string =>
  typeof href === 'string' && /^(https?:|mailto:|tel:|article:|[/#])/i.test(href);

const isElsewhere = (href: string): boolean => /^(https?:)?\/\//i.test(href) && !href.startsWith(location.origin + '/');

const Link = ({ href, shown, children }: { href: string; shown: Shown; children: ComponentChildren }) => {
  const { state, speech } = shown;
  const [, id] = /^#?article:(.*)/.exec(href) ?? [];
  const open = (event: Event) => {
    event.preventDefault();
    if (id) state.view(id, 'link');
  };
  // An answer that was taken off since leaves its words.
  if (id && !state.help.article(id)) return <>{children}</>;
  if (id)
    return (
      <a href={`#article:${id}`} onClick={open}>
        {children}
      </a>
    );
  const away = isElsewhere(href);
  return (
    <a href={href} target={away ? '_blank' : undefined} rel={away ? 'noopener' : undefined}>
      {children}
      {away ? <span class="sr"> {speech.words.newTab}</span> : null}
    </a>
  );
};

const TAGS = { b: 'strong', i: 'em', s: 's' } as const;

const Line = ({ line, shown }: { line: Inline[]; shown: Shown }): ComponentChildren =>
  line.map((piece) => {
    if (typeof piece === 'string') return piece;
    if (piece[0] === 'br') return <br />;
    if (piece[0] === 'code') return <code>{piece[1]}</code>;
    const words = <Line line={piece[1]} shown={shown} />;
    if (piece[0] === 'a')
      return followable(piece[2]) ? (
        <Link href={piece[2]} shown={shown}>
          {words}
        </Link>
      ) : (
        words
      );
    if (!Object.hasOwn(TAGS, piece[0])) return null;
    const Tag = TAGS[piece[0]];
    return <Tag>{words}</Tag>;
  });

const draw = (block: Block, pen: Pen): ComponentChildren => {
  const { line, inside, shown } = pen;
  const items = (all: Block[][]) => all.map((item) => <li>{inside(item)}</li>);
  switch (block[0]) {
    case 'p':
      return <p>{line(block[1])}</p>;
    case 'h':
      return block[1] === 3 ? <h4>{line(block[2])}</h4> : <h5>{line(block[2])}</h5>;
    case 'ul':
      return <ul>{items(block[1])}</ul>;
    case 'ol':
      return <ol start={block[2]}>{items(block[1])}</ol>;
    default:
      return shown.rich.part.value?.draw(block, pen);
  }
};

/**
 * Whether these blocks can be drawn now. What draws the kinds that few articles have is loaded for the first of them; a
 * kind that is not known then either is left out.
 */
export const drawable = ({ rich }: Pick<Shown, 'rich'>, blocks: unknown): boolean => {
  if (rich.part.value || !/\["(table|img|film|note|quote|hr)"/.test(JSON.stringify(blocks))) return true;
  if (!rich.failed.value) void rich.load();
  return false;
};

/** An article's text as elements. */
export const Blocks = ({ blocks, shown }: { blocks: readonly Block[]; shown: Shown }): ComponentChildren => {
  const pen: Pen = {
    shown,
    line: (words) => <Line line={words} shown={shown} />,
    inside: (more) => <Blocks blocks={more} shown={shown} />,
  };
  return blocks.map((block) => draw(block, pen));
};
