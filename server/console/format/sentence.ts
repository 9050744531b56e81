/** A sentence with places in braces, and what stands in them. Kept apart so that other people's words get a <bdi>. */
export interface Sentence {
  text: string;
  parts: Record<string, string>;
}

/** Cuts at the places: even entries are our words, odd ones what stands in a place. */
export const pieces = ({ text, parts }: Sentence): string[] =>
  text.split(/\{(\w+)\}/).map((piece, n) => (n % 2 ? (parts[piece] ?? '') : piece));

export const plain = (sentence: Sentence): string => pieces(sentence).join('');
