import type { GapWords } from './words.ts';

export const words: GapWords = {
  tellMe: 'Anunțați-mă aici când există un răspuns',
  tellMeKeeps:
    'Întrebarea se păstrează numai pe acest dispozitiv, cel mult șase luni. O puteți șterge la „Datele mele”.',
  answered: 'Am răspuns la întrebarea dumneavoastră',
  noneYet: 'Încă nu avem ajutor în {wanted}. Iată-l în {there}.',
  elsewhere: 'Există un răspuns în {language}:',
};
