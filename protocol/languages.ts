/** Languages that shops are most often written in, for choosing one; any other tag can be typed. */
export const COMMON_LANGUAGES =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ka kk ko lt lv mk ms nl no pl pt ro ru sk sl sq sr sv th tr uk uz vi zh'.split(
    ' ',
  );

/** A language without script and country, in small letters: "pt-BR" -> "pt". */
export const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0]!;
