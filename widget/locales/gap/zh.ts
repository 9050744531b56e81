import type { GapWords } from './words.ts';

export const words: GapWords = {
  tellMe: '有答案时在这里告诉我',
  tellMeKeeps: '问题只保存在本设备上，最多六个月。可在“我的数据”中删除。',
  answered: '您的问题已有答案',
  noneYet: '暂无{wanted}的帮助内容，以下为{there}版本。',
  elsewhere: '有{language}的答案：',
};
