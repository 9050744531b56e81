import type { GapWords } from './words.ts';

export const words: GapWords = {
  tellMe: 'أخبروني هنا عند توفّر الإجابة',
  tellMeKeeps: 'يُحفظ السؤال على هذا الجهاز فقط، لستة أشهر على الأكثر. يمكنك حذفه من «بياناتي».',
  answered: 'أجبنا عن سؤالك',
  noneYet: 'لا تتوفّر المساعدة باللغة {wanted} بعد. هذه هي باللغة {there}.',
  elsewhere: 'توجد إجابة باللغة {language}:',
};
