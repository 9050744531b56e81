import './together.ts';
import type { ComponentChildren } from 'preact';
import type { Block, Inline } from '../../protocol/help.ts';
import type { Host } from '../host.ts';
import { Drawing, Icon } from './icons.tsx';
import { richCss } from './rich-css.ts';
import { adopt } from './sheet.ts';
import type { Pen, Rich, Shown } from './shown.ts';

const PLAY = 'M8 5.5v13l10.5-6.5L8 5.5Z';
const INFO = 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5M12 7.8v.1';

const fetchable = (href: unknown): href is string => typeof href === 'string' && /^(https?:|\/)/i.test(href);

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
        <Drawing d={PLAY} />
        {speech.fill(words.play, { name })}
      </button>
      <p class="small">{words.film}</p>
    </div>
  );
};

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
    {kind === 'warn' ? <Icon name="warn" /> : <Drawing d={INFO} />}
    <div>
      <span class="sr">{pen.shown.speech.words[kind]}: </span>
      {pen.inside(blocks)}
    </div>
  </div>
);

const draw: Rich['draw'] = (block, pen): ComponentChildren => {
  switch (block[0]) {
    case 'table':
      return <Table head={block[1]} rows={block[2]} pen={pen} />;
    case 'img':
      return fetchable(block[1]) ? <img src={block[1]} alt={block[2]} loading="lazy" decoding="async" /> : null;
    case 'film':
      return fetchable(block[1]) ? <Film src={block[1]} name={block[2]} shown={pen.shown} /> : null;
    case 'note':
      return <Note kind={block[1]} blocks={block[2]} pen={pen} />;
    case 'quote':
      return <blockquote>{pen.inside(block[1])}</blockquote>;
    case 'hr':
      return <hr />;
    default:
      return null;
  }
};

/** Tables, pictures, films, boxes and quotes, with how they look. Kinds that this version does not know are left out. */
export const createRich = ({ root }: Host): Rich => ({ draw, stop: adopt(root, richCss) });
