import type { NudgeWords } from './words.ts';

export const words: NudgeWords = {
  no: 'Nu, mulțumesc',
  why: 'De ce văd asta?',
  whyTitle: 'De ce vedeți asta?',
  back: 'Înapoi',
  stop: 'Fără alte note',
  hide: 'Ascunde',
  idle: 'Coșul nu s-a schimbat de {time}',
  pointer: 'E ceva în coș, iar cursorul a ieșit din pagină pe sus',
  scroll: 'E ceva în coș, iar pagina a fost derulată repede în sus',
  delivery: 'Livrarea e gratuită de la {from}; mai lipsesc {gap}',
  away: 'Coșul e de la ultima vizită, de acum mai mult de {time}',
  called: 'Pagina magazinului a cerut această notă',
  day: {
    one: 'Cel mult o astfel de notă în 24 de ore',
    few: 'Cel mult {count} astfel de note în 24 de ore',
    other: 'Cel mult {count} de astfel de note în 24 de ore',
  },
  tab: {
    one: 'Cel mult o astfel de notă în această filă',
    few: 'Cel mult {count} astfel de note în această filă',
    other: 'Cel mult {count} de astfel de note în această filă',
  },
  device: 'Calculat pe acest dispozitiv',
  held: '{share} dintre cumpărători, aleși la întâmplare, nu o văd: așa află magazinul dacă ajută',
};
