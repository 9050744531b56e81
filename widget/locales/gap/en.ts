import type { GapWords } from './words.ts';

export const words: GapWords = {
  tellMe: 'Tell me here when there is an answer',
  tellMeKeeps: 'The question is kept on this device only, for six months at most. “My data” erases it.',
  answered: 'We have answered your question',
  noneYet: 'There is no help in {wanted} yet. Here it is in {there}.',
  elsewhere: 'There is an answer in {language}:',
};
