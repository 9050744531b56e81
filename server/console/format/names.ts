/** What colleagues call one another: the first word of a name. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;

/** A page's title without the shop's name at its end: "Mug Prut · Lut & Foc" is "Mug Prut". */
export const shortTitle = (title: string, site: string): string => {
  const name = site.trim().toLowerCase();
  const found = /^(.*\S)\s+[·|–—-]\s+$/su.exec(title.trim().slice(0, -name.length));
  return name && found?.[1] && title.trim().toLowerCase().endsWith(name) ? found[1] : title;
};

/** A survey's, question's or choice's id in words: "after-purchase" -> "After purchase", "nps" -> "NPS". */
export const nameOf = (id: string): string => {
  if (/^[a-z]{2,4}$/.test(id) && ['nps', 'csat', 'ces'].includes(id)) return id.toUpperCase();
  const text = id.replace(/[-_]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
