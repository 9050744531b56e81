/** What colleagues call one another: the first word of a name. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;

/** A survey's, question's or choice's id in words: "after-purchase" -> "After purchase", "nps" -> "NPS". */
export const nameOf = (id: string): string => {
  if (/^[a-z]{2,4}$/.test(id) && ['nps', 'csat', 'ces'].includes(id)) return id.toUpperCase();
  const text = id.replace(/[-_]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
