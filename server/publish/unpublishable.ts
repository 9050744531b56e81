/** Why something cannot be published, in words that say the remedy, and the field it is about: "languages.en.title". */
export class Unpublishable extends Error {
  readonly field: string | undefined;
  constructor(message: string, field?: string) {
    super(message);
    this.field = field;
  }
}

/** Does something with one field, whose name a refusal gets. */
export const at = <T>(field: string, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    if (error instanceof Unpublishable) throw new Unpublishable(error.message, field);
    throw error;
  }
};
