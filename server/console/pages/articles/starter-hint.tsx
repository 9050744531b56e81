import { useEffect } from 'preact/hooks';
import type { ArticleContent } from '../../../../protocol/content.ts';
import { Icon } from '../../ui/parts.tsx';
import { inMain, type Starter } from './starter.ts';
import { startingWords } from './starting-words.ts';

interface HintProps {
  starter: Starter;
  id: string | undefined;
  body: ArticleContent;
  /** The language that is written in. */
  lang: string;
}

/** What a good answer to a starter question says, while it is written. */
export const StarterHint = ({ starter, id, body, lang }: HintProps) => {
  const isOpen = Object.values(body.languages).some(({ title, text }) => title.trim() && !text.trim());
  useEffect(() => {
    if (id && isOpen) void starter.ensure();
  }, [id, isOpen]);
  const list = starter.list.value;
  const question = list?.questions.find((one) => one.article === id || one.id === id);
  if (!list || !question || id === undefined) return null;
  const own = question.hints[lang];
  const hint = own === undefined ? inMain(question.hints, list) : { text: own, lang };
  return (
    <p class="starting-note">
      <Icon name="star" small />
      <span>
        <b>{startingWords.starter.hint}</b> <bdi lang={hint.lang}>{hint.text}</bdi>
      </span>
    </p>
  );
};
