import type { ComponentChildren } from 'preact';
import type { Block, Inline } from '../../protocol/help.ts';
import { Icon } from './icons.tsx';
import type { Shown } from './shown.ts';

/** An address that may be followed; the publisher lets no other through, and neither does this. */
const followable = (href: unknown): href is string =>
  typeof href === 'string' && /^(https?:|mailto:|tel:|article:|[/#])/i.test(href);
const fetchable = (href: unknown): href is string => typeof href === 'string' && /^(https?:|\/)/i.test(href);

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

const Film = ({ src, name, shown }: { src: string; name: string; shown: Shown }) => {
  const { state, speech, focus } = shown;
  const { words } = speech;
  if (state.film.value === src) {
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the owner's film brings its own, or says so in the text
    return <video src={src} controls autoplay playsInline aria-label={name} tabIndex={0} />;
  }
  const play = () => {
    state.film.value = src;
    focus('video');
  };
  return (
    <div>
      <button type="button" class="row play" onClick={play}>
        <Icon name="play" />
        {speech.fill(words.play, { name })}
      </button>
      <p class="small">{words.film}</p>
    </div>
  );
};

type Of<K extends Block[0]> = Extract<Block, [K, ...unknown[]]>;
interface Pen {
  shown: Shown;
  line(words: Inline[]): ComponentChildren;
  inside(blocks: Block[]): ComponentChildren;
}

const items = (all: Block[][], { inside }: Pen) => all.map((item) => <li>{inside(item)}</li>);

const Table = ({ head, rows, pen: { line } }: { head: Inline[][]; rows: Inline[][][]; pen: Pen }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
  <div class="wide" tabIndex={0}>
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col">{line(cell)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>{line(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Note = ({ kind, blocks, pen }: { kind: 'info' | 'warn'; blocks: Block[]; pen: Pen }) => (
  <div class={`note ${kind}`}>
    <Icon name={kind} />
    <div>
      <span class="sr">{pen.shown.speech.words[kind]}: </span>
      {pen.inside(blocks)}
    </div>
  </div>
);

const DRAW: { [K in Block[0]]: (block: Of<K>, pen: Pen) => ComponentChildren } = {
  p: ([, words], { line }) => <p>{line(words)}</p>,
  h: ([, level, words], { line }) => (level === 3 ? <h4>{line(words)}</h4> : <h5>{line(words)}</h5>),
  ul: ([, all], pen) => <ul>{items(all, pen)}</ul>,
  ol: ([, all, start], pen) => <ol start={start}>{items(all, pen)}</ol>,
  table: ([, head, rows], pen) => <Table head={head} rows={rows} pen={pen} />,
  img: ([, src, alt]) => (fetchable(src) ? <img src={src} alt={alt} loading="lazy" decoding="async" /> : null),
  film: ([, src, name], { shown }) => (fetchable(src) ? <Film src={src} name={name} shown={shown} /> : null),
  note: ([, kind, blocks], pen) => <Note kind={kind} blocks={blocks} pen={pen} />,
  quote: ([, blocks], { inside }) => <blockquote>{inside(blocks)}</blockquote>,
  hr: () => <hr />,
};

/** An article's text as elements. Kinds of blocks that this version does not know are left out. */
export const Blocks = ({ blocks, shown }: { blocks: readonly Block[]; shown: Shown }): ComponentChildren => {
  const pen: Pen = {
    shown,
    line: (words) => <Line line={words} shown={shown} />,
    inside: (more) => <Blocks blocks={more} shown={shown} />,
  };
  return blocks.map((block) =>
    Object.hasOwn(DRAW, block[0])
      ? (DRAW[block[0]] as (block: Block, pen: Pen) => ComponentChildren)(block, pen)
      : null,
  );
};
