/** The address if a browser may safely follow it (http or https), else undefined. */
export const safeUrl = (url: string): string | undefined => {
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? href : undefined;
  } catch {
    return undefined;
  }
};

/** The path of an address for narrow places: "/en/cart?x=1"; an unreadable one is given back as it is. */
export const pathOf = (url: string): string => {
  try {
    const { pathname, search } = new URL(url);
    return readable(pathname + search);
  } catch {
    return url;
  }
};

const readable = (text: string): string => {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
};

/** A mailto: link; the address cannot bring headers of its own. */
export const mailto = (email: string, subject: string): string =>
  `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}`;

/** A site's origin as the browser sends it, or undefined: no path, no port 443, lower case. Loopback may have port `*`. */
export const originOf = (text: string): string | undefined => {
  const typed = text.trim().replace(/\/+$/, '').toLowerCase();
  if (/^http:\/\/(localhost|127\.0\.0\.1):\*$/.test(typed)) return typed;
  const url = safeUrl(/^https?:\/\//.test(typed) ? typed : `https://${typed}`);
  if (!url) return undefined;
  const { origin, pathname, search, hash, username, hostname } = new URL(url);
  if (pathname !== '/' || search || hash || username || /[*\s%]/.test(hostname)) return undefined;
  return origin;
};
