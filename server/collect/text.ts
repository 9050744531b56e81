/** A text that both databases can keep: without NUL (PostgreSQL refuses it) and lone surrogates. */
const keepable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return keepable(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [keepable(key), cleaned(inner)]));
};

/**
 * JSON.parse of a body that came from outside. What cannot be kept can only come as an escape, which browsers write
 * for hardly anything else, so that nearly every body is parsed and no more.
 * @throws SyntaxError or RangeError for what is not JSON or nested too deeply
 */
export const parseBody = (text: string): unknown => {
  const value: unknown = JSON.parse(text);
  return text.includes('\\u') ? cleaned(value) : value;
};
