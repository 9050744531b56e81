export interface Column<T> {
  title: string;
  of(row: T): string | number;
}

/** Prints rows as they come, right-aligned under one head, so that a long run shows how far it is. */
export const createTable = <T>(columns: readonly Column<T>[], print: (line: string) => void = console.log) => {
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell, n) => String(cell).padStart(Math.max(8, columns[n]!.title.length))).join('  ');
  print(line(columns.map(({ title }) => title)));
  return (row: T): void => print(line(columns.map(({ of }) => of(row))));
};
