/** Numbers of the words that hold these letters, once for each time, ascending. A blank is a word's beginning or end. */
export type Vocabulary = (letters: string) => number[];

/** Finds words by their letters. All are looked through as one text, made at the first look: a page does not wait for it. */
export const createVocabulary = (words: readonly string[]): Vocabulary => {
  let all = ' ';
  const begins: number[] = [];
  return (letters) => {
    if (!begins.length)
      for (const word of words) {
        begins.push(all.length);
        all += `${word} `;
      }
    const found: number[] = [];
    let word = 0;
    for (let at = all.indexOf(letters); at >= 0; at = all.indexOf(letters, at + 1)) {
      while (begins[word + 1]! <= at + 1) word++;
      found.push(word);
    }
    return found;
  };
};
