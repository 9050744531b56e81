import { ASKS, oneLine } from './entry.ts';

interface Heading {
  level: number;
  title: string;
  lang?: string | undefined;
}

/** A heading, or something that stands under one. */
export type Piece<T> = Heading | { body: T };

export interface Section<T> {
  title: string;
  /** The nearest heading above of a higher rank, below the title of the whole. */
  topic?: string;
  lang?: string | undefined;
  bodies: T[];
}

const isHeading = <T>(piece: Piece<T>): piece is Heading => 'level' in piece;

/** Every heading with what stands below it up to the next of its rank or a higher one; lower ones count as its text. */
const sectionsAt = <T>(pieces: readonly Piece<T>[], level: number, asText: (title: string, level: number) => T) => {
  const sections: Section<T>[] = [];
  let topic: string | undefined;
  let current: Section<T> | undefined;
  for (const piece of pieces) {
    if (!isHeading(piece)) current?.bodies.push(piece.body);
    else if (piece.level > level) current?.bodies.push(asText(piece.title, piece.level));
    else if (piece.level === level)
      sections.push((current = { title: oneLine(piece.title), ...(topic && { topic }), lang: piece.lang, bodies: [] }));
    else {
      topic = piece.level === 1 ? undefined : oneLine(piece.title);
      current = undefined;
    }
  }
  return sections.filter(({ title, bodies }) => title && bodies.length);
};

/**
 * Questions and answers among headings: those of the rank in which most headings ask; where none asks, the lowest rank
 * that has several with text under them.
 */
export const questionsIn = <T>(
  pieces: readonly Piece<T>[],
  asText: (title: string, level: number) => T,
): Section<T>[] => {
  const levels = [1, 2, 3, 4, 5, 6].map((level) => {
    const sections = sectionsAt(pieces, level, asText);
    return { sections, asking: sections.filter(({ title }) => ASKS.test(title)).length };
  });
  const most = Math.max(...levels.map(({ asking }) => asking));
  if (most > 0) return levels.find(({ asking }) => asking === most)!.sections.filter(({ title }) => ASKS.test(title));
  return levels.findLast(({ sections }) => sections.length > 1)?.sections ?? [];
};
