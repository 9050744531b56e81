/** Text that is HTML already and is not escaped again. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | false | undefined | readonly Content[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const flat = (content: Content): string => {
  if (content === false || content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escape(String(content));
  return content.map(flat).join('');
};

/** A template in which every value is escaped, unless it is Markup; `false` and `undefined` leave nothing. */
export const markup = (parts: TemplateStringsArray, ...values: Content[]): Markup =>
  new Markup(parts.reduce((text, part, i) => text + flat(values[i - 1]) + part));

/** A block of JSON for scripts or search engines to read. It cannot end early: no `<` is left in it. */
export const jsonBlock = (type: string, data: unknown, id?: string): Markup => {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return new Markup(`<script type="${escape(type)}"${id ? ` id="${escape(id)}"` : ''}>${json}</script>`);
};

/** Attributes from an object; `true` is a bare attribute, `false` and `undefined` none. */
export const attributes = (values: Record<string, string | number | boolean | undefined>): Markup =>
  new Markup(
    Object.entries(values)
      .filter(([, value]) => value !== false && value !== undefined)
      .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`))
      .join(''),
  );
