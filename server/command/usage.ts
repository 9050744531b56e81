/** A command that was written wrongly; the message says how. Exit code 2. */
export class UsageError extends Error {}

/** Something the command needs is not there or not so. Exit code 1. */
export class CommandError extends Error {}

export const USAGE = `attendant [COMMAND] [SETTINGS]

  serve                       collects, serves the widget and the console (default)
  site add NAME --origin URL --time-zone ZONE --currency CODE
                              makes a site and prints its public and secret key
      [--key KEY]             a public key of your choice
      [--brand #RRGGBB]       the colour of the widget
      [--lang TAG]            the language that stands in for those without words
      [--no-survey]           buyers are not asked how it was (else they are, after a purchase)
  staff add EMAIL --role owner|staff|viewer
                              lets a person in, and prints a sign-in link that works once
      [--name NAME] [--site KEY]
  import faq FILE|FOLDER|URL  makes drafts of articles from a page of questions (HTML), a CSV, or Markdown
      [--lang TAG]            the language, where the source does not say it
      [--dry-run]             only says what would be made
      [--allow-private]       also reads addresses of this machine and network
      [--site KEY]
  export events|feedback|questions|orders|content
                              prints every stored row as JSON Lines
      [--site KEY]
  backup FILE                 writes all that is stored into one file, while collecting goes on
      [--overwrite]           in the place of a file that is there
  restore FILE                puts a backup in the place of the data (stop the collector first)
  move DATABASE_URL           copies the data from SQLite into an empty PostgreSQL database;
                              run again after a break, it goes on (stop the collector first)
  forget VISITOR|EMAIL        deletes all there is of a person: the browser with this id, or whoever left
                              this address; says what backups mean for it
      [--site KEY]            at one site alone
  rebuild                     makes every figure anew from what was collected
      [--site KEY]            of one site alone

Where there is more than one site, "staff add", "import" and "export" need --site.

Settings, as flags or in the environment (--data-dir is DATA_DIR):
  --port N  --data-dir FOLDER  --database-url postgres://…  --public-url URL
  --trust-proxy N  --smtp-url smtp://…  --mail-from ADDRESS  --retention-days N
  --retention-messages-days N
`;
