import { brotliCompressSync } from 'node:zlib';
import type { Published } from './document.ts';
import { Unpublishable } from './unpublishable.ts';

/** Bytes of the site document, brotli at its best, which every page of the shop waits for. */
export const DOCUMENT_BYTES = 4_096;

/** What may be shortened, and what owners call it. */
const PIECES: Readonly<Partial<Record<keyof Published, string>>> = {
  nudges: 'the nudges (fewer of them, or in fewer languages)',
  surveys: 'the surveys (fewer of them, or in fewer languages)',
  help: 'the languages of the articles',
  launcher: 'the words on the launcher (shorter, or in fewer languages)',
  trouble: 'what the launcher says in trouble (shorter, or in fewer languages)',
  budget: 'the pages on which nothing interrupts',
  hours: 'the days on which the shop is closed',
};

/** With the longest fields that are added when it is served. */
const bytesOf = (document: Partial<Published>): number =>
  brotliCompressSync(JSON.stringify({ ...document, revision: 1_000_000, replies: false, off: true })).length;

/** The piece that takes most. */
const heaviest = (document: Published): string | undefined => {
  const sizes = Object.entries(PIECES).map(([name, words]) => {
    const rest = Object.fromEntries(Object.entries(document).filter(([one]) => one !== name));
    return { words, left: bytesOf(rest) };
  });
  return sizes.toSorted((a, b) => a.left - b.left)[0]?.words;
};

/** @throws Unpublishable when the document is too heavy, which says what to shorten */
export const checkWeight = (document: Published): void => {
  const bytes = bytesOf(document);
  if (bytes <= DOCUMENT_BYTES) return;
  throw new Unpublishable(
    `What every page loads would be ${bytes} bytes; ${DOCUMENT_BYTES} are the most. Shorten ${heaviest(document)}.`,
  );
};
