/** By language, for pages of this program's earlier versions: an index of a later one is none to them. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'This page is older than the shop’s help. Reload it.',
  ro: 'Această pagină este mai veche decât răspunsurile magazinului. Reîncărcați-o.',
  ru: 'Эта страница старше ответов магазина. Обновите её.',
  zh: '这个页面比商店的帮助内容旧，请刷新。',
  ar: 'هذه الصفحة أقدم من إجابات المتجر. أعد تحميلها.',
};

/** What a page says that is too old to search the articles of this language. */
export const laterIn = (lang: string): string => WORDS[lang.split('-')[0]!.toLowerCase()] ?? WORDS['en']!;
