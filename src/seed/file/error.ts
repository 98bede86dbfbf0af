/** Where something stands in a seed file: line and column count from 1. */
export interface SeedPlace {
  readonly line: number;
  readonly column: number;
}

/** A seed file that cannot be carried out: the message names the file, the place, and what to do. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly line: number;
  readonly column: number;

  constructor(file: string, { line, column }: SeedPlace, sentence: string) {
    super(`${file}:${line}:${column}: ${sentence}`);
    this.line = line;
    this.column = column;
  }
}
