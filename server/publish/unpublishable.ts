/** Why something cannot be published, in words that say the remedy, and the field it is about: "languages.en.title". */
export class Unpublishable extends Error {
  readonly field: string | undefined;
  constructor(message: string, field?: string) {
    super(message);
    this.field = field;
  }
}
