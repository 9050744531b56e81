import type { GapWords } from './words.ts';

export const words: GapWords = {
  tellMe: 'Сообщить мне здесь, когда будет ответ',
  tellMeKeeps:
    'Вопрос хранится только на этом устройстве, не дольше полугода. Стереть его можно в разделе «Мои данные».',
  answered: 'Мы ответили на ваш вопрос',
  noneYet: 'На вашем языке ({wanted}) справки пока нет. Вот она на другом: {there}.',
  elsewhere: 'Есть ответ на другом языке ({language}):',
};
