export interface Migration {
  /** 1, 2, 3 … without a gap; one that was released is never changed. */
  number: number;
  sqlite: string;
  postgres: string;
}
