import { useSignal } from '@preact/signals';
import { Menu } from '../ui/menu.tsx';
import { Hidden, Icon } from '../ui/parts.tsx';
import { figureWords as words } from '../words/figures.ts';

/** What a figure counts, one press away from its name. */
export const Defined = ({ name, text }: { name: string; text: string }) => {
  const open = useSignal(false);
  return (
    <Menu
      open={open}
      title={words.countedFor(name)}
      align="start"
      faceClass="defined"
      face={
        <>
          <Icon name="question" small />
          <Hidden>{words.countedFor(name)}</Hidden>
        </>
      }
    >
      <p class="definition">{text}</p>
    </Menu>
  );
};

/** A heading with what it counts beside it, and not in it: a heading is read in lists of headings. */
export const Titled = ({ title, defined, level: Heading }: { title: string; defined: string; level: 'h2' | 'h3' }) => (
  <div class="titled">
    <Heading>{title}</Heading>
    <Defined name={title} text={defined} />
  </div>
);
