/** Where something stands in a seed file: line and column count from 1. */
export interface SeedPlace {
  readonly line: number;
  readonly column: number;
}

/** A seed file that cannot be carried out: the message names the file, the place, and what to do. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  /** Undefined where it is about the whole file. */
  readonly place: SeedPlace | undefined;

  constructor(file: string, place: SeedPlace | undefined, sentence: string) {
    super(`${file}:${place ? `${place.line}:${place.column}:` : ''} ${sentence}`);
    this.place = place;
  }
}
